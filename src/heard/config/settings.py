"""Settings of Heard. Everything that differs between installs comes from `environment`."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from heard.config.environment import (
    DEMO_SECRET_KEY,
    database,
    embedded_addresses,
    process_environment,
)
from heard.config.logs import logging_settings
from heard.config.production import (
    refuse_one_database,
    refuse_readable_mail,
    refuse_unsafe_start,
)

environment = process_environment()

HEARD_ENV = environment.text("HEARD_ENV", "development")
if HEARD_ENV not in {"development", "production"}:
    raise ImproperlyConfigured(f"HEARD_ENV is {HEARD_ENV!r}. Set it to development or production.")
IN_PRODUCTION = HEARD_ENV == "production"

LOGGING = logging_settings(as_json=IN_PRODUCTION)

# Where this install keeps what it makes: files, and in development the embedded databases.
VAR = Path(environment.text("HEARD_VAR", "/var/lib/heard" if IN_PRODUCTION else "var")).resolve()

DEBUG = environment.flag("HEARD_DEBUG", default=False)
SECRET_KEY = environment.text(
    "HEARD_SECRET_KEY",
    None if IN_PRODUCTION else DEMO_SECRET_KEY,
    what="50 or more random characters (`heard make_secret_key` prints some)",
)
SECRET_KEY_FALLBACKS = environment.words("HEARD_OLD_SECRET_KEYS")

# In development only this machine may be asked: a forgotten HEARD_ENV is of no use to the world.
ALLOWED_HOSTS = environment.words("HEARD_HOSTS") if IN_PRODUCTION else ["localhost", "127.0.0.1"]
# Staff sign in on one host, because a passkey belongs to one.
# In development any host will do.
STAFF_HOST = environment.text(
    "HEARD_STAFF_HOST", next(iter(ALLOWED_HOSTS), "") if IN_PRODUCTION else ""
)

BEHIND_TLS = environment.flag("HEARD_TLS", default=False)
if IN_PRODUCTION:
    refuse_unsafe_start(environment)

_addresses = embedded_addresses(VAR)
_NOWHERE = "postgresql://nobody@127.0.0.1:1/no-database"  # answers "could not connect", not a crash
DATABASES = {
    alias: database(
        environment.text(
            variable,
            _addresses.get(variable, None if IN_PRODUCTION else _NOWHERE),
            what="postgresql://user:password@host:5432/database",
        ),
        variable,
    )
    for alias, variable in {"default": "DATABASE_URL", "answers": "ANSWERS_DATABASE_URL"}.items()
}
if IN_PRODUCTION:
    refuse_one_database(DATABASES)
DATABASE_ROUTERS = ["heard.config.router.AnswersWall"]
# In the database, because throttles must hold for all processes together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "heard.config",
    "heard.home",
    "heard.scrutiny",
    "heard.plans",
    "heard.areas",
    "heard.results",
    "heard.sessions",
    "heard.surveys",
    "heard.surveys.answers",
    "heard.boards",
    "heard.themes",
    "heard.safeguarding",
    "heard.figures",
    "heard.questionnaires",
    "heard.partnerships",
    "heard.accounts",
    "heard.audit",
    "heard.mail",
    "heard.design",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "heard.partnerships.middleware.find_partnership",
    "heard.accounts.middleware.keep_staff_on_one_host",
    "heard.config.bodies.refuse_large_bodies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "heard.config.methods.explain_refused_methods",
    "heard.config.unreadable.refuse_unreadable_questions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "heard.accounts.middleware.RequireSignIn",
    "heard.accounts.middleware.RequireSecondFactor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "heard.config.urls"
WSGI_APPLICATION = "heard.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "heard.design.jinja.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "heard.partnerships.context.partnership",
                "heard.home.context.staff_pages",
            ],
        },
    },
    # allauth renders its e-mails through the default engine; no page of ours uses it.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]
FORM_RENDERER = "heard.design.fields.GovukRenderer"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "partnerships:after_sign_in"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "heard.accounts.adapter.AccountAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_ADAPTER = "heard.partnerships.sign_in.ProviderAdapter"
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if IN_PRODUCTION else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_TLS else 0
MFA_ADAPTER = "heard.accounts.adapter.SecondFactorAdapter"
MFA_TOTP_TOLERANCE = 1
ACCOUNT_FORMS = {
    "login": "heard.accounts.forms.SignInForm",
    "reauthenticate": "heard.accounts.forms.ReauthenticateForm",
    "change_password": "heard.accounts.forms.ChangePasswordForm",
    "set_password": "heard.accounts.forms.SetPasswordForm",
    "reset_password": "heard.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "heard.accounts.forms.ResetPasswordKeyForm",
}
MFA_FORMS = {
    "authenticate": "heard.accounts.forms.SecondStepForm",
    "reauthenticate": "heard.accounts.forms.ReauthenticateByCodeForm",
    "activate_totp": "heard.accounts.forms.AddAppForm",
    "add_webauthn": "heard.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "heard.accounts.forms.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Heard"

LANGUAGE_CODE = "en-gb"
# A language is named here once its catalogue is whole; its pages then stand under its code.
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [Path(__file__).parent.parent / "locale"]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
# In development the built files are served from where they are; a real install collects them.
WHITENOISE_USE_FINDERS = not IN_PRODUCTION
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "files"},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IN_PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}

# Where messages go: see heard.mail.senders. In development they stay on the outbox page.
MAIL_URL = environment.text(
    "HEARD_MAIL_URL",
    None if IN_PRODUCTION else "outbox:",
    what="smtp://user:password@host:587, smtps://user:password@host:465 or outbox:",
)
if IN_PRODUCTION:
    refuse_readable_mail(MAIL_URL)
DEFAULT_FROM_EMAIL = environment.text(
    "HEARD_MAIL_FROM",
    None if IN_PRODUCTION else "heard@localhost",
    what="the address that messages come from",
)

if "@" not in DEFAULT_FROM_EMAIL:
    raise ImproperlyConfigured(
        f"HEARD_MAIL_FROM is {DEFAULT_FROM_EMAIL!r}. Set it to an e-mail address."
    )

# Of one survey, begun and not sent. Who begins needs no account, so only this keeps a script from
# filling the disk. A draft is as long as the longest answers at most, 20 kB for a long text: five
# of those make 2 GB here. An area's largest surveys have a few thousand people under way.
MOST_DRAFTS = environment.number("HEARD_MOST_DRAFTS", 20_000)

# A file of frameworks for inspections that adds to ours: see heard.plans.frameworks.
_frameworks = environment.text("HEARD_FRAMEWORKS", "")
FRAMEWORKS_FILE = Path(_frameworks).resolve() if _frameworks else None

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
# A worker gives a sign of life three times as often as this many seconds. Who gives none for so
# long is dead, and its jobs go to another within as long again.
STALLED_AFTER = environment.number("HEARD_STALLED_AFTER", 30)
if STALLED_AFTER not in range(1, 301):
    raise ImproperlyConfigured("HEARD_STALLED_AFTER: set it to a number of seconds from 1 to 300.")
PROCRASTINATE_ON_APP_READY = "heard.config.patience.be_patient"
PROCRASTINATE_WORKER_DEFAULTS = {
    "update_heartbeat_interval": STALLED_AFTER / 3,
    "stalled_worker_timeout": STALLED_AFTER,
}

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IN_PRODUCTION
SESSION_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = IN_PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IN_PRODUCTION else 0
# Hosts beside ours are the council's: it is not for Heard to promise TLS for them.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "heard.design.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
# A folder of decision records, selected at once. How much they are together is bounded before.
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000
