"""What `Office` does about the sheets of departments (填报表): out, back, and who is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wenming_cli.office.desk import Desk

if TYPE_CHECKING:
    from wenming_cli.core.journal.entries import Base
    from wenming_cli.forms.collecting.collected import Collected
    from wenming_cli.forms.handedout import Sheets
    from wenming_cli.forms.reminding.reminder import Reminded
    from wenming_cli.office.exporting import Exported
    from wenming_cli.office.forms.editing import EditSheet, EditWish
    from wenming_cli.office.forms.incoming import Incoming
    from wenming_cli.office.forms.reminding import ReminderWish
    from wenming_cli.office.forms.sheets import SheetsWish
    from wenming_cli.office.forms.wish import CollectWish


class FormsOffice(Desk):
    """One plan's folder, as far as departments take part in it."""

    def edit(self, wish: EditWish) -> EditSheet | None:
        """Write what departments owe as one sheet for the clerk, into a temporary folder.

        Once it is filled in it is collected as any other file; `finish_editing` takes it away.

        Args:
            wish: of which period and whom.

        Returns:
            The sheet; None where nobody owes anything.

        Raises:
            Usage: the period makes no sense.
            Refused: it lies outside the plan, or no department has a name that was given.
            Unreadable: a file cannot be read or written.
        """
        from wenming_cli.office.forms.editing import write_edit_sheet

        return write_edit_sheet(self, wish)

    @staticmethod
    def finish_editing(sheet: EditSheet) -> None:
        """Take away the sheet of `edit`, when all that it says is recorded."""
        from wenming_cli.store.outfile import drop_sitting

        drop_sitting(sheet.file)

    def remind(self, wish: ReminderWish) -> Reminded:
        """Return what departments are to be told: what is not handed in, due soon or overdue.

        Args:
            wish: of what, which period, whom.

        Raises:
            Usage: the period makes no sense.
            Refused: it lies outside the plan, no form was handed out, or no department has a name
                that was given.
            Unreadable: a file cannot be read.
        """
        from wenming_cli.office.forms.reminding import find_reminders

        return find_reminders(self, wish)

    def reminders_paper(self, found: Reminded, output: str) -> Exported:
        """Write reminders as texts, or as a form for each department (催办单).

        Raises:
            Usage: they do not come in the format of the file's name.
        """
        from wenming_cli.office.forms.reminding import write_reminders

        return write_reminders(self, found, output)

    def record_reminders(self, found: Reminded) -> Sequence[Base]:
        """Note in the journal that departments were told, an entry for each item; in one batch.

        Raises:
            Unreadable: the journal cannot be read or written; nothing was recorded.
        """
        from wenming_cli.office.forms.reminding import record_reminders

        return record_reminders(self, found)

    def sheets(self, wish: SheetsWish, *, dry: bool = False) -> Sheets:
        """Write a form (填报表) for each department that owes something in a period.

        Args:
            wish: the period, the departments, the folder.
            dry: only tell what would be handed out; write and keep nothing.

        Raises:
            Usage: the period, the day or the folder's name makes no sense.
            Refused: no department has a name that was typed, or files with another content are
                there already.
            Unreadable: a file cannot be read or written.
        """
        from wenming_cli.office.forms.sheets import hand_out

        return hand_out(self, wish, dry=dry)

    def read_forms(self, wish: CollectWish) -> Incoming:
        """Read the forms (填报表) that came back; nothing is judged or written.

        Args:
            wish: which files, and how they are to be collected.

        Raises:
            Usage: what is wished makes no sense.
            Refused: a file that was named alone is no form of this plan.
            Unreadable: a file that was named alone cannot be read.
        """
        from wenming_cli.office.forms.incoming import read_forms

        return read_forms(self, wish)

    def collect(self, wish: CollectWish, incoming: Incoming, *, dry: bool = False) -> Collected:
        """Record what is good of the forms that came back, and send back the rest.

        Args:
            wish: as it was given to `read_forms`.
            incoming: what `read_forms` returned.
            dry: only tell what would be recorded and sent back.

        Raises:
            Unreadable: a file or the journal cannot be read or written; what was recorded of the
                files before stays.
        """
        from wenming_cli.office.forms.collecting import collect

        return collect(self, wish, incoming, dry=dry)
