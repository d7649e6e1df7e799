"""Pages to click: plain HTML in which every button is a form, so that nobody needs a script."""
