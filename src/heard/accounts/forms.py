"""allauth's forms in our words. What they check stays allauth's business."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.core.cache import cache
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from heard.accounts.codes import DIGITS, SECONDS
from heard.design.fields import CodeField

Said = str | Promise


@dataclass(frozen=True)
class Words:
    """What a field is called, and what to do when it is empty."""

    label: Said
    required: Said
    hint: Said = ""

    def put_on(self, field: Any) -> None:
        field.label, field.help_text = self.label, self.hint
        field.error_messages["required"] = self.required


PASSWORD = Words(_("Password"), _("Enter your password"))
NEW_PASSWORD = Words(
    _("New password"),
    _("Enter a new password"),
    _("At least 12 characters. Three words that have nothing to do with each other work well."),
)
SAME_AGAIN = Words(_("New password again"), _("Enter the new password again"))
EMAIL = Words(_("E-mail address"), _("Enter your e-mail address"))


class InOurWords(forms.Form):
    """Gives fields our words, and our own field in place of theirs where `fields_of_ours` has one.

    Stands before allauth's form among the bases, so it sees the fields that allauth has made.
    """

    words: ClassVar[dict[str, Words]] = {}
    fields_of_ours: ClassVar[dict[str, forms.Field]] = {}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.label_suffix = ""
        for name, field in self.fields_of_ours.items():
            self.fields[name] = deepcopy(field)
        for name, words in self.words.items():
            words.put_on(self.fields[name])


class SignInForm(InOurWords, account.LoginForm):  # type: ignore[misc] # allauth has no type stubs
    words: ClassVar[dict[str, Words]] = {"login": EMAIL, "password": PASSWORD}


class ReauthenticateForm(InOurWords, account.ReauthenticateForm):  # type: ignore[misc] # as above
    words: ClassVar[dict[str, Words]] = {"password": PASSWORD}


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):  # type: ignore[misc] # as above
    words: ClassVar[dict[str, Words]] = {
        "oldpassword": Words(_("Password now"), _("Enter the password that you sign in with now")),
        "password1": NEW_PASSWORD,
        "password2": SAME_AGAIN,
    }


class SetPasswordForm(InOurWords, account.SetPasswordForm):  # type: ignore[misc] # as above
    words: ClassVar[dict[str, Words]] = {"password1": NEW_PASSWORD, "password2": SAME_AGAIN}


class ResetPasswordForm(InOurWords, account.ResetPasswordForm):  # type: ignore[misc] # as above
    words: ClassVar[dict[str, Words]] = {"email": EMAIL}


class ResetPasswordKeyForm(InOurWords, account.ResetPasswordKeyForm):  # type: ignore[misc] # as above
    words: ClassVar[dict[str, Words]] = {"password1": NEW_PASSWORD, "password2": SAME_AGAIN}


class UsedOnce(forms.Form):
    """A one-time code opens one door.

    We take the codes of the half minutes before and after too, for slow clocks and slow fingers;
    allauth remembers a used code for half a minute only, so we remember it for as long as it works.
    """

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc] # of allauth's form behind this one
        user = self.user  # type: ignore[attr-defined] # likewise
        is_one_time = len(code) == DIGITS
        if is_one_time and not cache.add(f"used-code:{user.pk}:{code}", "used", 4 * SECONDS):
            raise get_adapter().validation_error("incorrect_code")
        return code


class SecondStepForm(UsedOnce, InOurWords, second_factor.AuthenticateForm):  # type: ignore[misc] # as above
    fields_of_ours: ClassVar[dict[str, forms.Field]] = {
        "code": CodeField(
            label=_("Code"),
            help_text=_("6 digits from your authenticator app, or one of your recovery codes"),
        )
    }


class ReauthenticateByCodeForm(UsedOnce, InOurWords, second_factor.ReauthenticateForm):  # type: ignore[misc] # as above
    fields_of_ours: ClassVar[dict[str, forms.Field]] = SecondStepForm.fields_of_ours


class AddAppForm(InOurWords, totp.ActivateTOTPForm):  # type: ignore[misc] # as above
    fields_of_ours: ClassVar[dict[str, forms.Field]] = {
        "code": CodeField(
            label=_("Code that the app shows now"),
            help_text=_("6 digits"),
        )
    }


PASSKEY_NAME = Words(
    _("Name of the passkey"),
    _("Enter a name"),
    _("So that you can tell it from others, such as “Work phone”"),
)


class RenamePasskeyForm(InOurWords, passkeys.EditWebAuthnForm):  # type: ignore[misc] # as above
    words: ClassVar[dict[str, Words]] = {"name": PASSKEY_NAME}


class AddPasskeyForm(InOurWords, passkeys.AddWebAuthnForm):  # type: ignore[misc] # as above
    """Every passkey here signs in by itself, so its owner must be asked for a PIN or a finger."""

    words: ClassVar[dict[str, Words]] = {"name": PASSKEY_NAME}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["passwordless"]
        self.fields["credential"].error_messages["required"] = _(
            "Your browser did not make a passkey. Try again, or use an authenticator app"
        )
        self.fields["name"].initial = ""

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True
        super().clean()
        return self.cleaned_data
