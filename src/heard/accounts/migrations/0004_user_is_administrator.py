"""Whoever looks after the install does so by command: no user is more than their memberships."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_cache")]

    operations = [migrations.RemoveField(model_name="user", name="is_administrator")]
