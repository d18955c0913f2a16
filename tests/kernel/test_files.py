"""Files in a folder and in a bucket: kept once and whole, refused while they stream, told from their bytes."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import time
import urllib.request
import warnings
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from quarterdeck.kernel import sniffing
from quarterdeck.kernel.errors import Invalid, NotFound, Refusal
from quarterdeck.kernel.files import LIMIT, Files, path_of, safe_name

MEGABYTE = b"\xff" * (1024 * 1024)


@pytest.fixture(scope="session")
def bucket() -> Iterator[str]:
    """The address of a bucket: of `QUARTERDECK_TEST_S3`, or on a moto server where there is one."""
    given = os.environ.get("QUARTERDECK_TEST_S3")
    if given:
        yield given
        return
    command = os.environ.get("MOTO_SERVER") or shutil.which("moto_server")
    if not command:
        pytest.skip("no S3: set QUARTERDECK_TEST_S3, or have moto (`uv tool install moto[s3,server]`)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    os.environ.update(AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test")
    server = subprocess.Popen([command, "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    endpoint = f"http://127.0.0.1:{port}"
    make = urllib.request.Request(f"{endpoint}/files", method="PUT")  # noqa: S310  # our own server
    for _ in range(150):
        try:
            urllib.request.urlopen(make).close()  # noqa: S310  # as above
            break
        except OSError:
            time.sleep(0.2)
    yield f"s3://files/team/one?endpoint={endpoint}&region=us-east-1"
    server.terminate()
    server.wait()


@pytest.fixture(params=["folder", "bucket"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Files:
    return Files(tmp_path / "files" if request.param == "folder" else request.getfixturevalue("bucket"))


@pytest.fixture
def folder(tmp_path: Path) -> Files:
    return Files(tmp_path)


def lying_in(files: Files) -> list[str]:
    assert files.folder
    return sorted(str(p.relative_to(files.folder)) for p in files.folder.rglob("*") if p.is_file())


def picture(size: tuple[int, int], kind: str = "PNG", **options: object) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, "teal").save(written, kind, **options)
    return written.getvalue()


def test_a_file_comes_back_as_it_went_in(files: Files) -> None:
    content = os.urandom(12_000_000)  # several parts
    stored = files.put(content[i : i + 70_000] for i in range(0, len(content), 70_000))
    assert (stored.key, stored.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert b"".join(files.open(stored.key)) == content
    assert b"".join(files.open(stored.key, (5, 9))) == content[5:9]
    assert b"".join(files.open(stored.key, (11_999_990, 99_000_000))) == content[-10:]
    files.delete(stored.key)
    with pytest.raises(NotFound):
        files.open(stored.key)


def test_an_empty_file_is_a_file(files: Files) -> None:
    stored = files.put([])
    assert (stored.size, stored.content_type) == (0, "text/plain")
    assert b"".join(files.open(stored.key)) == b""


def test_the_same_content_is_kept_once(folder: Files) -> None:
    first, second = folder.put([b"the ", b"same"]), folder.put([b"the same"])
    assert first == second
    assert lying_in(folder) == [path_of(first.key)]


def test_what_grows_over_the_limit_is_stopped_there_and_nothing_is_left(folder: Files) -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        for _ in range(200):
            taken += 1
            yield MEGABYTE

    with pytest.raises(Refusal, match="at most 100 MB") as refusal:
        folder.put(endless())
    assert refusal.value.status == 413
    assert taken == LIMIT // len(MEGABYTE) + 1
    assert lying_in(folder) == []


def test_a_sender_that_breaks_off_leaves_nothing(folder: Files) -> None:
    def broken() -> Iterator[bytes]:
        yield MEGABYTE
        raise ConnectionError

    with pytest.raises(ConnectionError):
        folder.put(broken())
    assert lying_in(folder) == []


def test_a_truncated_file_is_mended_by_the_next_one_that_is_equal(folder: Files) -> None:
    stored = folder.put([b"whole"])
    assert folder.folder
    (folder.folder / path_of(stored.key)).write_bytes(b"wh")
    assert b"".join(folder.open(folder.put([b"whole"]).key)) == b"whole"


@pytest.mark.parametrize("key", ["../../etc/passwd", "", "A" * 64, "0" * 63 + "/", "0" * 65])
def test_no_key_leads_out_of_the_folder(folder: Files, key: str) -> None:
    with pytest.raises(NotFound):
        folder.open(key)


def test_a_storage_that_is_gone_is_named() -> None:
    os.environ.setdefault("AWS_ACCESS_KEY_ID", "test")
    os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "test")
    with pytest.raises(Refusal) as refusal:
        Files("s3://files?endpoint=http://127.0.0.1:9&region=us-east-1").size("0" * 64)
    assert refusal.value.code == "unavailable"


def test_an_address_with_options_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="endpoint"):
        Files("s3://files?key=secret")


def test_only_files_that_lay_long_are_old(folder: Files) -> None:
    young, old = folder.put([b"young"]), folder.put([picture((80, 80))])
    folder.thumbnail(old.key, 64)
    assert folder.folder
    long_ago = (datetime.now(UTC) - timedelta(hours=2)).timestamp()
    for path in folder.folder.rglob("*.webp"):
        os.utime(path, (long_ago, long_ago))
    os.utime(folder.folder / path_of(old.key), (long_ago, long_ago))
    assert list(folder.old()) == [old.key]
    folder.delete(old.key)
    assert lying_in(folder) == [path_of(young.key)]


def test_an_old_file_that_is_sent_again_is_young_again(folder: Files) -> None:
    stored = folder.put([b"again"])
    assert folder.folder
    os.utime(folder.folder / path_of(stored.key), (0, 0))
    folder.put([b"again"])
    assert list(folder.old()) == []


# -- types -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"plain words, \xc3\xa4 and \xe2\x82", "text/plain"),  # the last character is cut
        (b"BM is a company", "text/plain"),
        (b"\xef\xbb\xbf \n<!DOCTYPE html><script>alert(1)</script>", "text/html"),
        (b"<img src=x onerror=alert(1)>", "text/html"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', "image/svg+xml"),
        (b"<?xml version='1.0'?><a/>", "application/xml"),
        (b"%PDF-1.7\nall of it readable", "application/pdf"),
        (b"PK\x03\x04" + b"\0" * 40, "application/zip"),
        (b"\x1f\x8b\x08\0\0", "application/gzip"),
        (b"\0\x01\x02\x03", sniffing.UNKNOWN),
        (b"\xff\xfe<\0h\0t\0m\0l\0>\0", sniffing.UNKNOWN),
    ],
)
def test_types_are_told_from_bytes(head: bytes, kind: str) -> None:
    assert sniffing.content_type(head) == kind


# -- pictures --------------------------------------------------------------------------------------------------


def turned() -> bytes:
    """A JPEG that lies on its side: 60 × 30 in the file, 30 × 60 to look at."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera of Ada"
    return picture((60, 30), "JPEG", exif=exif)


def test_a_rotated_jpeg_is_measured_and_drawn_upright(files: Files) -> None:
    stored = files.put([turned()])
    assert (stored.content_type, stored.width, stored.height) == ("image/jpeg", 30, 60)
    drawn = files.thumbnail(stored.key, 64)
    with Image.open(BytesIO(drawn)) as small:
        assert (small.format, small.size) == ("WEBP", (30, 60))
        assert not small.getexif()
    assert b"Camera of Ada" not in drawn
    assert files.thumbnail(stored.key, 64) == drawn


def test_a_thumbnail_fits_its_square_and_lies_beside_its_picture(folder: Files) -> None:
    stored = folder.put([picture((1600, 400))])
    with Image.open(BytesIO(folder.thumbnail(stored.key, 200))) as small:
        assert small.size == (200, 50)
    assert lying_in(folder) == [path_of(stored.key), f"{path_of(stored.key)}.200.webp"]


def test_of_an_animation_the_first_frame_is_drawn(folder: Files) -> None:
    written = BytesIO()
    frames = [Image.new("RGB", (40, 40), color) for color in ("red", "blue", "lime")]
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:])
    stored = folder.put([written.getvalue()])
    with Image.open(BytesIO(folder.thumbnail(stored.key, 64))) as small:
        assert getattr(small, "n_frames", 1) == 1
        red, green, blue = small.convert("RGB").getpixel((20, 20))
        assert red > 200
        assert max(green, blue) < 60


def bomb(side: int) -> bytes:
    """A PNG of a few bytes that claims side × side pixels."""

    def part(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    header = side.to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"IDAT", zlib.compress(b"\0" * 99)) + part(b"IEND", b"")


@pytest.mark.parametrize("side", [9_200, 12_000, 60_000])  # over our limit, over Pillow's warning, over its error
def test_a_decompression_bomb_is_refused(folder: Files, side: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # as the server runs
        stored = folder.put([bomb(side)])
        with pytest.raises(Refusal, match="megapixels"):
            folder.thumbnail(stored.key, 64)
    assert stored.content_type == "image/png"


def test_what_is_no_picture_has_no_thumbnail(folder: Files) -> None:
    for content in (b"words", b"<svg/>", picture((9, 9))[:40]):
        with pytest.raises(NotFound):
            folder.thumbnail(folder.put([content]).key, 64)
    with pytest.raises(Invalid):
        folder.thumbnail(folder.put([picture((9, 9))]).key, 65)


# -- names -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\plan.pdf", "plan.pdf"),
        ("..", "file"),
        ("", "file"),
        ("a/", "file"),
        (".htaccess", "htaccess"),
        ("re\r\nSet-Cookie: x\0.txt", "re Set-Cookie: x.txt"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("Zoe\u0308.txt", "Zo\u00eb.txt"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
        ("x" * 300, "x" * 200),
        ("a." + "y" * 300, "a." + "y" * 198),
    ],
)
def test_names_lose_what_could_do_harm(given: str, kept: str) -> None:
    assert safe_name(given) == kept
    assert safe_name(kept) == kept


def test_a_square_is_the_middle_of_a_picture_upright(folder: Files) -> None:
    wide = folder.put([picture((1600, 400))])
    with Image.open(BytesIO(folder.thumbnail(wide.key, 200, square=True))) as small:
        assert small.size == (200, 200)
    assert f"{path_of(wide.key)}.200.square.webp" in lying_in(folder)
    with Image.open(BytesIO(folder.thumbnail(folder.put([turned()]).key, 64, square=True))) as small:
        assert small.size == (30, 30)
    folder.delete(wide.key)
    assert not [name for name in lying_in(folder) if wide.key in name]
