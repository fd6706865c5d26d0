"""Compiles the translations while the package is built.

Git keeps only the `wenming.po` files that people edit; gettext reads only their compiled form.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTranslations(BuildHookInterface[Any]):
    """Puts a `wenming.mo` beside each `wenming.po`, for a wheel and for an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatch's signature
        """Compile every language; a source archive keeps the texts and needs none of it.

        Raises:
            babel.messages.pofile.PoFileError: a translation file is not a valid one.
        """
        if self.target_name == "sdist":
            return
        for po_path in Path(self.root, "src", "wenming_cli", "locale").glob("*/LC_MESSAGES/*.po"):
            language = po_path.parent.parent.name
            with po_path.open("rb") as po_file:
                catalog = read_po(po_file, locale=language, abort_invalid=True)
            with po_path.with_suffix(".mo").open("wb") as mo_file:
                write_mo(mo_file, catalog)
