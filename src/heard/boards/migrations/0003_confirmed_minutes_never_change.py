"""Confirmed minutes stay as they were confirmed: the database refuses to change them.

What was said and decided, and when, stands. A correction is a dated note beside the minutes; it
stands too. Papers and actions go on: an action is done long after the minutes are confirmed.
"""

from django.db import migrations

REFUSE = """
CREATE FUNCTION confirmed_minutes_never_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.minutes_state <> 'confirmed' THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' AND
        (NEW.minutes, NEW.minutes_state, NEW.state, NEW.body_id, NEW.starts_at, NEW.ends_at,
            NEW.confirmed_at_id, NEW.confirmed_on)
        IS NOT DISTINCT FROM
        (OLD.minutes, OLD.minutes_state, OLD.state, OLD.body_id, OLD.starts_at, OLD.ends_at,
            OLD.confirmed_at_id, OLD.confirmed_on)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'confirmed minutes never change: add a correction beside them'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER confirmed_minutes_never_change
    BEFORE UPDATE OR DELETE ON boards_meeting
    FOR EACH ROW EXECUTE FUNCTION confirmed_minutes_never_change();

CREATE FUNCTION items_of_confirmed_minutes_never_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    meetings bigint[] := ARRAY[]::bigint[];
BEGIN
    IF TG_OP <> 'INSERT' THEN meetings := meetings || OLD.meeting_id; END IF;
    IF TG_OP <> 'DELETE' THEN meetings := meetings || NEW.meeting_id; END IF;
    IF EXISTS (
        SELECT FROM boards_meeting WHERE id = ANY (meetings) AND minutes_state = 'confirmed'
    ) THEN
        RAISE EXCEPTION 'confirmed minutes never change: add a correction beside them'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER items_of_confirmed_minutes_never_change
    BEFORE INSERT OR UPDATE OR DELETE ON boards_agendaitem
    FOR EACH ROW EXECUTE FUNCTION items_of_confirmed_minutes_never_change();

CREATE FUNCTION corrections_of_minutes_never_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a correction of minutes never changes: add another beside it'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER corrections_of_minutes_never_change
    BEFORE UPDATE OR DELETE ON boards_minutescorrection
    FOR EACH ROW EXECUTE FUNCTION corrections_of_minutes_never_change();
"""

ALLOW = """
DROP TRIGGER corrections_of_minutes_never_change ON boards_minutescorrection;
DROP FUNCTION corrections_of_minutes_never_change();
DROP TRIGGER items_of_confirmed_minutes_never_change ON boards_agendaitem;
DROP FUNCTION items_of_confirmed_minutes_never_change();
DROP TRIGGER confirmed_minutes_never_change ON boards_meeting;
DROP FUNCTION confirmed_minutes_never_change();
"""


class Migration(migrations.Migration):
    dependencies = [("boards", "0002_terms_of_reference_never_change")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
