"""Our own long texts, drawn as Markdown. Text from outside is never shown this way."""

from textual.widgets import Markdown


class HelpText(Markdown):
    """Close together: a terminal has few lines."""

    DEFAULT_CSS = """
    HelpText {
        background: transparent; padding: 0 1 0 0;
        MarkdownH1 { content-align: left middle; margin: 0 0 1 0; text-style: bold; color: $primary; }
        MarkdownH2 { margin: 1 0 0 0; text-style: bold; color: $text-primary; }
        MarkdownH3 { margin: 1 0 0 0; text-style: bold; color: $foreground; }
        MarkdownParagraph { margin: 0 0 1 0; }
        MarkdownBulletList, MarkdownOrderedList { margin: 0 0 1 0; padding: 0;
            MarkdownParagraph { margin: 0; } }
    }
    """

    def __init__(self, text: str) -> None:
        super().__init__(text, open_links=False)
