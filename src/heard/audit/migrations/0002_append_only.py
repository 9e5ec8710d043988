"""What is written in the audit stays as it was written: the database refuses to change it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_first")]

    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'the audit is append-only'
                    USING ERRCODE = 'integrity_constraint_violation';
            END $$;
            CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE ON audit_entry
                FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
            """,
            """
            DROP TRIGGER audit_is_append_only ON audit_entry;
            DROP FUNCTION audit_is_append_only();
            """,
        )
    ]
