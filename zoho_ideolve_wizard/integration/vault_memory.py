"""Secrets for this run only: nothing is written anywhere."""

from collections.abc import Mapping

from zoho_ideolve_wizard.integration.bundle_vault import BundleVault


class MemoryVault(BundleVault):
    kind = "memory"

    def __init__(self) -> None:
        super().__init__()
        self._held: dict[str, str] = {}

    def describe(self) -> str:
        return (
            "Secrets stay in this program's memory and are gone when it ends; you enter them again next "
            "time. Nobody else can read them."
        )

    async def _read(self) -> dict[str, str]:
        return dict(self._held)

    async def _write(self, secrets: Mapping[str, str]) -> None:
        self._held = dict(secrets)
