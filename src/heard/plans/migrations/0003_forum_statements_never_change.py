"""What the forum said of a plan stays as it was said: the database refuses to change it.

The council keeps the database. A later statement stands above an earlier one, which stays readable.
"""

from django.db import migrations

REFUSE = """
CREATE FUNCTION forum_statements_never_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what the forum said never changes: it writes another statement'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER forum_statements_never_change
    BEFORE UPDATE OR DELETE ON plans_forumstatement
    FOR EACH ROW EXECUTE FUNCTION forum_statements_never_change();
"""

ALLOW = """
DROP TRIGGER forum_statements_never_change ON plans_forumstatement;
DROP FUNCTION forum_statements_never_change();
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_snapshots_never_change")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
