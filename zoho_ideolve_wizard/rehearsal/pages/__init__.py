"""Pages to click, plain HTML: every button is a form, so a person needs no script and a test only a parser."""
