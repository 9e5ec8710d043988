"""A snapshot stays as it was taken: the database refuses to change or delete it."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION plan_snapshots_never_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a snapshot of a plan never changes: take another'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER plan_snapshots_never_change
    BEFORE UPDATE OR DELETE ON plans_snapshot
    FOR EACH ROW EXECUTE FUNCTION plan_snapshots_never_change();
"""

ALLOW = """
DROP TRIGGER plan_snapshots_never_change ON plans_snapshot;
DROP FUNCTION plan_snapshots_never_change();
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_first")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
