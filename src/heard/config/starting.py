"""How each process of Heard starts."""

import gc
import os
from importlib import import_module

import django


def set_up(*modules: str) -> None:
    """Make models usable, and import some modules more.

    What is imported is never thrown away, and looking for it takes a fifth of the start. A server
    that forks afterwards shares all of it with its workers.

    Raises ImproperlyConfigured where a setting is missing or wrong.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heard.config.settings")
    gc.disable()
    django.setup()
    for module in modules:
        import_module(module)
    gc.freeze()
    gc.enable()
