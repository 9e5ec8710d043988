"""What a real install may not start with."""

from django.core.exceptions import ImproperlyConfigured

from heard.config.environment import DEMO_SECRET_KEY, Environment


def refuse_unsafe_start(environment: Environment) -> None:
    """Stop a production start that would be unsafe.

    Raises ImproperlyConfigured naming the variable and what to set it to.
    """
    if environment.flag("HEARD_DEBUG", default=False):
        raise ImproperlyConfigured(
            "HEARD_DEBUG is on. Set it to no: debug pages show settings and data to anyone."
        )
    key = environment.text("HEARD_SECRET_KEY", what="50 or more random characters")
    if key == DEMO_SECRET_KEY or len(key) < 50 or len(set(key)) < 10:
        raise ImproperlyConfigured(
            "HEARD_SECRET_KEY is the demo key or too short. Set it to 50 or more random "
            "characters (`heard make_secret_key` prints some)."
        )
    if not environment.words("HEARD_HOSTS"):
        raise ImproperlyConfigured(
            "HEARD_HOSTS is not set. Set it to the host names that this install answers to."
        )
    if not environment.flag("HEARD_TLS", default=False):
        raise ImproperlyConfigured(
            "HEARD_TLS is not on. Put a web server with TLS in front of Heard that sets "
            "X-Forwarded-Proto, then set HEARD_TLS to yes."
        )
