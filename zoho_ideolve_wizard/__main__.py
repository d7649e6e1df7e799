"""`python -m zoho_ideolve_wizard`."""

import sys

from zoho_ideolve_wizard.cli import main

if __name__ == "__main__":
    sys.exit(main())
