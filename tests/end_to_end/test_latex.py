"""What `format --to latex` prints goes through a real LaTeX."""

import subprocess

DOCUMENT = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{hyperref}
\begin{document}
%s
\end{document}
"""


def test_the_shipped_bibliography_compiles(imagenet, program_named):
    pdflatex = program_named("pdflatex")
    imagenet("resolve", "AIAAIC0276", "--write")
    text = imagenet("format", "AIAAIC0276", "--to", "latex").out
    (imagenet.folder / "list.tex").write_text(DOCUMENT % text, encoding="utf-8")
    done = subprocess.run(
        [pdflatex, "-halt-on-error", "-interaction=nonstopmode", "list.tex"],
        cwd=imagenet.folder,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-2000:]
    assert b"LaTeX Warning" not in done.stdout
