"""Finding bookings of a session."""

from django.utils.translation import gettext_lazy as _

from heard.design.fields import FindForm, SelectField, TextField
from heard.sessions.queries.staff_bookings import SHOWN_WORDS, Shown


class FindBookingsForm(FindForm):
    """A part of a name, a reference or a phone number, and which bookings."""

    words = TextField(
        label=_("Name, reference, phone number or e-mail address"), required=False, max_length=200
    )
    shown = SelectField(label=_("Show"), choices=SHOWN_WORDS, required=False)

    @property
    def wanted_state(self) -> str:
        return str(self.cleaned_data.get("shown") or Shown.LIVE)
