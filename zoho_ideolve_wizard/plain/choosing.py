"""Whether to ask in plain prompts, and why."""

from collections.abc import Mapping

_OFF = ("", "0", "false", "no", "off")


def why_plain(
    environ: Mapping[str, str], *, wanted: bool, input_is_terminal: bool, output_is_terminal: bool
) -> str:
    """The reason, in words; empty where screens can be drawn."""
    if wanted:
        return "as asked for by --plain"
    if environ.get("ACCESSIBLE", "").casefold() not in _OFF:
        return "because ACCESSIBLE is set"
    if environ.get("TERM", "").casefold() == "dumb":
        return "because this terminal cannot draw (TERM is dumb)"
    if not input_is_terminal:
        return "because the input is no terminal"
    if not output_is_terminal:
        return "because the output is no terminal"
    return ""
