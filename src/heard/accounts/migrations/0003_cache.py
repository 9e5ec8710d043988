"""The table of Django's database cache, as `createcachetable` would make it.

Unlogged: throttles may be forgotten when PostgreSQL crashes, and write faster for it.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_demo_users")]

    operations = [
        migrations.RunSQL(
            """
            CREATE UNLOGGED TABLE IF NOT EXISTS cache (
                cache_key varchar(255) NOT NULL PRIMARY KEY,
                value text NOT NULL,
                expires timestamp with time zone NOT NULL
            );
            CREATE INDEX IF NOT EXISTS cache_expires ON cache (expires);
            """,
            "DROP TABLE cache;",
        )
    ]
