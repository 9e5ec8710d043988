"""The words of messages about somebody's own account."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from heard.mail.letters import Letter, letter

# What happened, for each notice that allauth asks for. Everything else is refused, so a new
# version cannot start to send its own words.
NOTICES = {
    "account/email/password_changed": _("Your password was changed."),
    "account/email/password_reset": _("Your password was changed through a link by e-mail."),
    "account/email/password_set": _("A password was set for your account."),
    "mfa/email/totp_activated": _("An authenticator app was added to your account."),
    "mfa/email/totp_deactivated": _("The authenticator app was removed from your account."),
    "mfa/email/webauthn_added": _("A passkey was added to your account."),
    "mfa/email/webauthn_removed": _("A passkey was removed from your account."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made for your account."),
    "socialaccount/email/account_connected": _(
        "You can now sign in through your organisation's own sign-in."
    ),
}
PASSWORD_RESET = "account/email/password_reset_key"  # noqa: S105 - a template's name


def account_letter(template_prefix: str, context: dict[str, Any]) -> Letter:
    """The message that allauth means by `template_prefix`. Raises KeyError for an unknown one."""
    if template_prefix == PASSWORD_RESET:
        return letter("accounts/mail/password_reset.txt", link=context["password_reset_url"])
    return letter("accounts/mail/notice.txt", what=NOTICES[template_prefix])
