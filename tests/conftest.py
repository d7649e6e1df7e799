"""What has to be so before Textual is imported: it reads its settings from the environment then."""

import os

for _name in [*os.environ]:
    if _name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES") or _name.startswith("TEXTUAL"):
        if _name != "TEXTUAL_SNAPSHOT_TEMPDIR":
            del os.environ[_name]
