"""The checks that this package brings: a line for each. Those of other packages are entry points (`plugins`)."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module

from incident_refs.checks.check import Check

# module and class of each; pyproject.toml has the same as entry points, and a test compares the two
OURS: tuple[tuple[str, str], ...] = (
    ("alias_of_two_entries", "AliasOfTwoEntries"),
    ("arxiv_id_shape", "ArxivIdShape"),
    ("arxiv_later_than_year", "ArxivLaterThanYear"),
    ("arxiv_without_eprint", "ArxivWithoutEprint"),
    ("attachment_without_entry", "AttachmentWithoutEntry"),
    ("attachment_without_string", "AttachmentWithoutString"),
    ("byte_order_mark_inside", "ByteOrderMarkInside"),
    ("commas_between_names", "CommasBetweenNames"),
    ("concern", "Concern"),
    ("confirmed", "Confirmed"),
    ("control_character", "ControlCharacter"),
    ("corrected", "Corrected"),
    ("could_not_look", "CouldNotLook"),
    ("decomposed_letter", "DecomposedLetter"),
    ("differs", "Differs"),
    ("doi_and_url_disagree", "DoiAndUrlDisagree"),
    ("doi_for_tests", "DoiForTests"),
    ("doi_only_in_note", "DoiOnlyInNote"),
    ("doi_only_in_url", "DoiOnlyInUrl"),
    ("doi_shape", "DoiShape"),
    ("doi_with_resolver", "DoiWithResolver"),
    ("doi_with_trailing_mark", "DoiWithTrailingMark"),
    ("empty_field", "EmptyField"),
    ("entry_cannot_be_read", "EntryCannotBeRead"),
    ("entry_inside_value", "EntryInsideValue"),
    ("entry_nobody_cites", "EntryNobodyCites"),
    ("entry_written_twice", "EntryWrittenTwice"),
    ("eprint_without_type", "EprintWithoutType"),
    ("escaped_doi", "EscapedDoi"),
    ("et_al_as_person", "EtAlAsPerson"),
    ("field_given_twice", "FieldGivenTwice"),
    ("field_inside_value", "FieldInsideValue"),
    ("field_name_with_digit_first", "FieldNameWithDigitFirst"),
    ("field_name_with_odd_letters", "FieldNameWithOddLetters"),
    ("field_of_other_dialect", "FieldOfOtherDialect"),
    ("full_stop_after_title", "FullStopAfterTitle"),
    ("html_in_field", "HtmlInField"),
    ("id_of_two_records", "IdOfTwoRecords"),
    ("implausible_year", "ImplausibleYear"),
    ("impossible_date", "ImpossibleDate"),
    ("initial_as_family_name", "InitialAsFamilyName"),
    ("invisible_character", "InvisibleCharacter"),
    ("isbn_check_digit", "IsbnCheckDigit"),
    ("issn_check_digit", "IssnCheckDigit"),
    ("key_mkdocs_drops", "KeyMkdocsDrops"),
    ("key_used_twice", "KeyUsedTwice"),
    ("key_with_odd_signs", "KeyWithOddSigns"),
    ("keys_that_differ_in_case", "KeysThatDifferInCase"),
    ("keys_that_look_alike", "KeysThatLookAlike"),
    ("look_alike_characters", "LookAlikeCharacters"),
    ("macro_defined_twice", "MacroDefinedTwice"),
    ("macro_too_long", "MacroTooLong"),
    ("made_up", "MadeUp"),
    ("markdown_link", "MarkdownLink"),
    ("missing_parent", "MissingParent"),
    ("mixed_line_ends", "MixedLineEnds"),
    ("month_not_as_macro", "MonthNotAsMacro"),
    ("name_that_is_none", "NameThatIsNone"),
    ("nobody_beside_and", "NobodyBesideAnd"),
    ("not_found", "NotFound"),
    ("nul_byte", "NulByte"),
    ("organisation_as_person", "OrganisationAsPerson"),
    ("other_sign_between_names", "OtherSignBetweenNames"),
    ("other_version", "OtherVersion"),
    ("parent_before_child", "ParentBeforeChild"),
    ("parents_in_a_circle", "ParentsInACircle"),
    ("pmid_shape", "PmidShape"),
    ("record_with_open_strings", "RecordWithOpenStrings"),
    ("remark_inside_entry", "RemarkInsideEntry"),
    ("required_field_missing", "RequiredFieldMissing"),
    ("retracted", "Retracted"),
    ("shouting_name", "ShoutingName"),
    ("shouting_title", "ShoutingTitle"),
    ("string_does_not_fit", "StringDoesNotFit"),
    ("text_behind_entry", "TextBehindEntry"),
    ("text_like_entry", "TextLikeEntry"),
    ("title_in_double_braces", "TitleInDoubleBraces"),
    ("title_repeated", "TitleRepeated"),
    ("uncounted_brace", "UncountedBrace"),
    ("undefined_macro", "UndefinedMacro"),
    ("unknown_type", "UnknownType"),
    ("unprotected_capitals", "UnprotectedCapitals"),
    ("unread_attachment", "UnreadAttachment"),
    ("unreadable_year", "UnreadableYear"),
    ("unused_macro", "UnusedMacro"),
    ("value_ends_in_backslash", "ValueEndsInBackslash"),
    ("value_without_braces", "ValueWithoutBraces"),
    ("wrongly_decoded_letters", "WronglyDecodedLetters"),
)


@cache
def our_checks() -> Sequence[Check]:
    """Return our checks, by their codes.

    >>> [check.code for check in our_checks() if check.code == "D102"]
    ['D102']
    """
    found: list[Check] = [getattr(import_module(f"incident_refs.checks.{file}"), name)() for file, name in OURS]
    return tuple(sorted(found, key=lambda check: check.code))
