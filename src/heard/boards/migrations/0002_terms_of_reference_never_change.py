"""A version of terms of reference stays as it was agreed: the database refuses to change it."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION terms_of_reference_never_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'terms of reference never change: add a version'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER terms_of_reference_never_change
    BEFORE UPDATE OR DELETE ON boards_termsofreference
    FOR EACH ROW EXECUTE FUNCTION terms_of_reference_never_change();
"""

ALLOW = """
DROP TRIGGER terms_of_reference_never_change ON boards_termsofreference;
DROP FUNCTION terms_of_reference_never_change();
"""


class Migration(migrations.Migration):
    dependencies = [("boards", "0001_first")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
