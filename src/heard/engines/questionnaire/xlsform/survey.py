"""The survey sheet: groups become sections, the other rows their items."""

from __future__ import annotations

import re

from heard.engines.questionnaire.definition import Kind, Path
from heard.engines.questionnaire.document_write import condition_document
from heard.engines.questionnaire.xlsform.expressions import (
    ExpressionError,
    read_bounds,
    read_relevant,
)
from heard.engines.questionnaire.xlsform.gathering import Fields, Gathering, WordColumn
from heard.engines.questionnaire.xlsform.refusals import (
    TYPES,
    appearance_reason,
    column_reason,
)
from heard.engines.questionnaire.xlsform.workbook import Row, Sheet

_SELECT = re.compile(
    r"(select[ _](?:one|multiple))(?:[ _]from)? (\S+)(?: (or[ _](?:specify[ _])?other))?",
    re.IGNORECASE,
)
_SELECT_KINDS: dict[str, Kind] = {"select_one": "one_choice", "select_multiple": "several_choices"}
_SIMPLE_KINDS: dict[str, Kind] = {
    "integer": "number",
    "int": "number",
    "decimal": "number",
    "range": "scale",
    "date": "date",
    "text": "short_text",
    "string": "short_text",
}
_YES = frozenset({"yes", "true", "true()"})
_NO = frozenset({"", "no", "false", "false()"})
_ROW_COLUMNS = frozenset({"type", "name", "relevant", "appearance", "required"})
_ITEM_COLUMNS = frozenset({"domain", "construct"})


class SurveyReader:
    """Reads the survey sheet into the sections of a document."""

    def __init__(
        self,
        gathering: Gathering,
        sheet: Sheet,
        labels: dict[str, str],
        hints: dict[str, str],
    ) -> None:
        self.gathering = gathering
        self.sheet = sheet
        self.labels = labels
        self.hints = hints
        self.sections: list[Fields] = []
        self.kinds: dict[str, Kind] = {}
        self.relevants: list[tuple[Path, Row, Fields]] = []
        self.open_row: Row | None = None

    def read(self) -> list[Fields]:
        """Return the sections; what cannot be kept is in `gathering.problems`."""
        for row in self.sheet.rows:
            self._row(row)
        if self.open_row is not None:
            self._refuse(self.open_row, "type", ("the group is not ended", "add an end_group row"))
        for path, row, fields in self.relevants:
            self._relevant(path, row, fields)
        return self.sections

    def _row(self, row: Row) -> None:
        written = " ".join(row.cells.get("type", "").split())
        command = written.lower().replace(" ", "_")
        if not written:
            reason = ("the row has words but no type", "give it a type or delete it")
            self._refuse(row, next(iter(row.cells)), reason)
        elif command == "begin_group":
            self._begin(row)
        elif command == "end_group":
            self._end(row)
        elif command in ("begin_repeat", "end_repeat"):
            self._refuse(row, "type", TYPES["repeat"])
        elif self.open_row is None:
            reason = ("the question is in no group", "put it between begin_group and end_group")
            self._refuse(row, "type", reason)
        else:
            self._item(row, written)

    def _begin(self, row: Row) -> None:
        if self.open_row is not None:
            reason = ("a group is inside another group", "end the one before: a group is a page")
            self._refuse(row, "type", reason)
        self.open_row = row
        path: Path = ("sections", len(self.sections))
        section = self._shared(path, row, "title")
        section["items"] = []
        self.sections.append(section)
        self._allow_appearance(row, ("field-list",))
        if row.cells.get("required", "").lower() not in _NO:
            self._refuse(row, "required", ("a group cannot be required", "empty the cell"))
        self._refuse_other(row, frozenset())

    def _end(self, row: Row) -> None:
        if self.open_row is None:
            self._refuse(row, "type", ("there is no group to end", "delete the row"))
        self.open_row = None
        for heading in row.cells:
            if heading not in ("type", "name"):
                self._refuse(row, heading, ("an end_group row has only a type", "empty the cell"))

    def _item(self, row: Row, written: str) -> None:
        items = self.sections[-1]["items"]
        path: Path = ("sections", len(self.sections) - 1, "items", len(items))
        fields = self._kind_fields(row, written)
        if fields is None:
            return
        fields |= self._shared(path, row, "label")
        fields["required"] = self._required(row)
        for heading in _ITEM_COLUMNS:
            fields[heading] = row.cells.get(heading, "")
            self.gathering.places[(*path, heading)] = self.sheet.place(row.number, heading)
        for field in ("kind", "options"):
            self.gathering.places[(*path, field)] = self.sheet.place(row.number, "type")
        self.kinds[fields["code"]] = fields["kind"]
        items.append(fields)

    def _kind_fields(self, row: Row, written: str) -> Fields | None:
        """Return the kind and what goes with it, or None if there is no such kind here."""
        select = _SELECT.fullmatch(written)
        if select:
            if select[3]:
                reason = ("or_other is not supported", "add an option and a text question")
                self._refuse(row, "type", reason)
            self._allow_appearance(row, ())
            self._refuse_other(row, _ITEM_COLUMNS)
            kind = _SELECT_KINDS[select[1].lower().replace(" ", "_")]
            return {"kind": kind, "options": select[2]}
        command = written.lower()
        if command not in _SIMPLE_KINDS:
            first = command.partition(" ")[0]
            reason = TYPES.get(first) or (
                f"the type “{written}” is not known",
                "use select_one, select_multiple, range, integer, decimal, text or date",
            )
            self._refuse(row, "type", reason)
            return None
        return self._simple_fields(row, command)

    def _simple_fields(self, row: Row, command: str) -> Fields:
        fields: Fields = {"kind": _SIMPLE_KINDS[command]}
        known = set(_ITEM_COLUMNS)
        if fields["kind"] == "short_text":
            self._allow_appearance(row, ("multiline",))
            if row.cells.get("appearance") == "multiline":
                fields["kind"] = "long_text"
        else:
            self._allow_appearance(row, ())
        if fields["kind"] == "scale":
            known.add("parameters")
            fields |= self._scale(row)
        if fields["kind"] == "number":
            known.add("constraint")
            fields |= self._bounds(row)
            fields["decimals"] = command == "decimal"
        self._refuse_other(row, frozenset(known))
        return fields

    def _scale(self, row: Row) -> Fields:
        # What a range has where nothing is said, by the XLSForm reference.
        values = {"start": "1", "end": "10", "step": "1"}
        for part in re.split(r"[\s,;]+", row.cells.get("parameters", "").strip()):
            name, _, value = part.partition("=")
            if name in values and value:
                values[name] = value
            elif part:
                reason = (f"the parameter “{part}” is not known", "use start, end and step")
                self._refuse(row, "parameters", reason)
        if values["step"] != "1":
            reason = ("a scale goes up by 1", "write step=1, or use select_one")
            self._refuse(row, "parameters", reason)
        return {"minimum": values["start"], "maximum": values["end"]}

    def _bounds(self, row: Row) -> Fields:
        constraint = row.cells.get("constraint", "")
        if not constraint:
            return {}
        try:
            minimum, maximum = read_bounds(constraint)
        except ExpressionError as error:
            self._refuse(row, "constraint", (str(error), "write such a range or empty the cell"))
            return {}
        return {"minimum": minimum, "maximum": maximum}

    def _shared(self, path: Path, row: Row, name: str) -> Fields:
        """Return what sections and items both have; `name` is that of their main text."""
        gathering = self.gathering
        gathering.places[path] = self.sheet.place(row.number)
        gathering.places[(*path, "code")] = self.sheet.place(row.number, "name")
        gathering.places[(*path, "shown_when")] = self.sheet.place(row.number, "relevant")
        fields: Fields = {
            "code": row.cells.get("name", ""),
            name: gathering.texts(self.sheet, row, WordColumn(self.labels, (*path, name))),
            "hint": gathering.texts(self.sheet, row, WordColumn(self.hints, (*path, "hint"))),
        }
        if row.cells.get("relevant"):
            self.relevants.append((path, row, fields))
        return fields

    def _relevant(self, path: Path, row: Row, fields: Fields) -> None:
        """Read a `relevant` once all kinds are known; a later question gets its own message."""
        try:
            condition = read_relevant(row.cells["relevant"], self.kinds)
        except ExpressionError as error:
            reason = (f"the condition cannot be followed: {error}", "reword it")
            self._refuse(row, "relevant", reason)
        else:
            self._target(path)["shown_when"] = condition_document(condition)

    def _target(self, path: Path) -> Fields:
        section = self.sections[int(path[1])]
        items: list[Fields] = section["items"]
        return items[int(path[3])] if len(path) > 2 else section

    def _required(self, row: Row) -> bool:
        written = row.cells.get("required", "").lower()
        if written not in _YES | _NO:
            reason = ("a question is required or not, whatever was answered", "write yes or no")
            self._refuse(row, "required", reason)
        return written in _YES

    def _allow_appearance(self, row: Row, known: tuple[str, ...]) -> None:
        appearance = row.cells.get("appearance", "")
        if appearance and appearance not in known:
            self._refuse(row, "appearance", appearance_reason(appearance))

    def _refuse_other(self, row: Row, known: frozenset[str]) -> None:
        for heading in row.cells:
            if heading in _ROW_COLUMNS | known | self.labels.keys() | self.hints.keys():
                continue
            self._refuse(row, heading, column_reason(heading))

    def _refuse(self, row: Row, heading: str, reason: tuple[str, str]) -> None:
        self.gathering.refuse(self.sheet, row.number, heading, reason)
