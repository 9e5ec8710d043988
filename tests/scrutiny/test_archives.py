"""Files out of ZIP archives that nobody can trust."""

import io
import stat
import zipfile

import pytest

from heard.scrutiny import archives
from heard.scrutiny.archives import ArchiveError, unpack
from tests.scrutiny.make_batches import zipped


def refused(content):
    return {packed.name: str(packed.refusal.what) for packed in unpack(io.BytesIO(content))}


def test_files_come_out_by_name_folders_and_litter_do_not():
    content = zipped(
        {
            "2024/": "",
            "2024/a.txt": "A",
            "__MACOSX/2024/._a.txt": "x",
            "2024/.DS_Store": "x",
            "Thumbs.db": "x",
            "b.html": "B",
        }
    )

    assert [(each.name, each.content) for each in unpack(io.BytesIO(content))] == [
        ("2024/a.txt", b"A"),
        ("b.html", b"B"),
    ]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "a/../../b.txt", "C:/b.txt", "..\\b.txt"]
)
def test_a_name_that_leads_out_of_the_folder_is_refused(name):
    assert refused(zipped({name: "x"})) == {name: "has a name that leads out of its folder"}


def test_an_archive_in_an_archive_is_refused_whatever_it_is_called():
    inner = zipped({"a.txt": "A"})

    assert refused(zipped({"in.zip": inner, "in.html": inner, "b.gz": b"\x1f\x8b\x08"})) == {
        "in.zip": "is an archive",
        "in.html": "is an archive",
        "b.gz": "is an archive",
    }


def test_what_packs_to_next_to_nothing_is_refused():
    assert refused(zipped({"bomb.txt": b"\0" * 4_000_000})) == {
        "bomb.txt": "holds next to nothing, over and over"
    }


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_FILE", 1_000)

    assert refused(zipped({"a.txt": bytes(range(256)) * 5})) == {"a.txt": "is larger than 1 KB"}


def test_files_that_are_too_large_together_are_refused_before_they_are_unpacked(monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_UNPACKED", 100)

    with pytest.raises(ArchiveError, match="100 bytes or smaller together"):
        next(unpack(io.BytesIO(zipped({"a.txt": "a" * 60, "b.txt": "b" * 60}))))


def test_too_many_files_are_refused():
    content = zipped({f"{number}.txt": "x" for number in range(archives.MOST_FILES + 1)})

    with pytest.raises(ArchiveError, match="There are 2,001 files in this ZIP file"):
        next(unpack(io.BytesIO(content)))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This is not a ZIP file"),
        (b"PK\x03\x04 and no more", "This is not a ZIP file"),
        (b"\0" * 5_000, "This is not a ZIP file"),
        (zipped({}), "There is no file in this ZIP file"),
        (zipped({"folder/": ""}), "There is no file in this ZIP file"),
    ],
)
def test_what_is_no_archive_of_files_is_refused(content, words):
    with pytest.raises(ArchiveError, match=words):
        next(unpack(io.BytesIO(content)))


def test_an_entry_that_only_points_to_another_file_is_refused():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")

    assert refused(made.getvalue()) == {"link.txt": "only points to another file"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_second_of_two_with_one_name_is_refused():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "A")
        archive.writestr("a.txt", "B")

    found = list(unpack(io.BytesIO(made.getvalue())))

    assert [str(each.refusal and each.refusal.what) for each in found] == [
        "None",
        "has the same name as another file",
    ]


def test_a_damaged_entry_is_refused_and_the_others_are_not():
    content = bytearray(zipped({"a.txt": bytes(range(200)), "b.txt": "B"}))
    content[40] ^= 0xFF

    first, second = unpack(io.BytesIO(bytes(content)))

    assert (str(first.refusal.what), second.content) == ("is damaged", b"B")


def test_an_entry_with_a_password_is_refused():
    content = bytearray(zipped({"a.txt": "A"}))
    for header, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(header) + place] |= 1

    assert refused(bytes(content)) == {"a.txt": "has a password"}


def test_an_entry_that_says_it_is_small_gives_no_more_than_it_says():
    content = bytearray(zipped({"a.txt": b"A" * 50_000}))
    for header, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.index(header) + place
        content[at : at + 4] = (10).to_bytes(4, "little")

    assert refused(bytes(content)) == {"a.txt": "is damaged"}


def test_odd_names_can_be_printed():
    assert archives.shown_name("a\x00b\x1b[31m\u202e.txt") == "a\ufffdb\ufffd[31m\ufffd.txt"
    assert archives.shown_name("") == "\ufffd"
    assert len(archives.shown_name("a" * 999)) == 255
