"""What the page of each deed to a request says: heading, what follows from it, and its button."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class DeedWords:
    link: Words
    heading: Words
    intro: Words
    button: Words
    saved: Words


DEED_WORDS: dict[str, DeedWords] = {
    "send_request": DeedWords(
        _("Ask for a response"),
        _("Ask for a response"),
        _(
            "Whoever holds the post that leads it gets an e-mail with a link. Where nobody does, "
            "send it yourself, and say here that it is sent."
        ),
        _("It is sent"),
        _("It waits for a response now"),
    ),
    "record_response": DeedWords(
        _("Enter the response"),
        _("Enter the response"),
        _("What the executive, or another body that was asked, said to the committee."),
        _("Save the response"),
        _("The response is in the tracker"),
    ),
    "say_progress": DeedWords(
        _("Say how it goes"),
        _("Say how it goes"),
        _("It stands in the public tracker at once."),
        _("Save"),
        _("The tracker says how it goes"),
    ),
    "complete_request": DeedWords(
        _("Say that it is complete"),
        _("Say that it is complete"),
        _("The committee’s members confirm it. Until they do, it stays in their tracker."),
        _("It is complete"),
        _("It is complete. Now members confirm it"),
    ),
    "confirm_request": DeedWords(
        _("Enter that members confirmed it at a meeting"),
        _("Members confirmed it at a meeting"),
        _("Only a meeting that was held since it was complete can have confirmed it."),
        _("Members confirmed it"),
        _("Members confirmed it. The line is closed"),
    ),
    "reopen_request": DeedWords(
        _("Open it again"),
        _("Open it again"),
        _("What members said of it before is put aside, and they are asked anew."),
        _("Open it again"),
        _("It is open again"),
    ),
    "link_action": DeedWords(
        _("Say which action of a plan it led to"),
        _("The action of a plan that it led to"),
        _("Everybody sees the action where its plan is public."),
        _("Save"),
        _("Saved"),
    ),
    "move_request_due": DeedWords(
        _("Move its day"),
        _("Move its day"),
        _("That it moved, and why, stays in its story for good."),
        _("Move it"),
        _("Its day was moved"),
    ),
    "pause_request": DeedWords(
        _("Pause it"),
        _("Pause it"),
        _("No clock runs, and nobody is asked about it, until it is taken up again."),
        _("Pause it"),
        _("It rests"),
    ),
    "resume_request": DeedWords(
        _("Take it up again"),
        _("Take it up again"),
        _("It goes on where it stood. A response is due anew."),
        _("Take it up again"),
        _("It was taken up again"),
    ),
    "change_request": DeedWords(
        _("Change its title, whom it asks, or who leads it"),
        _("Change this line"),
        _("The words of a record are changed by correcting the record."),
        _("Save"),
        _("Changes saved"),
    ),
}
