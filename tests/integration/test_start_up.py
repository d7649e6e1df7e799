"""What the integration may not load before it is needed: the first paint does not wait for it."""

import json
import subprocess
import sys

LATE = {"tomlkit", "platformdirs", "filelock", "keyring", "cryptography", "email_validator"}

IMPORTS_ALL = """
import importlib, json, pkgutil, sys
import zoho_ideolve_wizard.integration as package
names = [module.name for module in pkgutil.iter_modules(package.__path__)]
for name in names:
    importlib.import_module(f"{package.__name__}.{name}")
print(json.dumps([names, sorted(sys.modules)]))
"""


def test_libraries_are_imported_when_first_used() -> None:
    ended = subprocess.run([sys.executable, "-c", IMPORTS_ALL], capture_output=True, check=True)
    names, loaded = json.loads(ended.stdout)
    assert {"profile", "vault_keyring", "roster", "redaction"} <= set(names)
    assert LATE.isdisjoint(loaded)
