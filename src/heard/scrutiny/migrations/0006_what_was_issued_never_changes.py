"""Issued reports, packs and the steps of a request stay as they are: the database refuses.

A later issue or pack stands beside the one before; a step that was wrong is put right by another.
"""

from django.db import migrations

TABLES = (
    "scrutiny_reportissue",
    "scrutiny_restrictedappendix",
    "scrutiny_pack",
    "scrutiny_requeststep",
)
REFUSE = """
CREATE FUNCTION what_was_issued_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was issued never changes: issue it again, with a note'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
""" + "".join(
    f"""
CREATE TRIGGER what_was_issued_never_changes
    BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION what_was_issued_never_changes();
"""
    for table in TABLES
)
ALLOW = (
    "".join(f"DROP TRIGGER what_was_issued_never_changes ON {table};\n" for table in TABLES)
    + "DROP FUNCTION what_was_issued_never_changes();"
)


class Migration(migrations.Migration):
    dependencies = [("scrutiny", "0005_a_published_decision_may_be_filed")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
