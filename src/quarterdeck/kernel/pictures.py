"""Pictures among the files: their size as people see it, and small copies of them."""

from __future__ import annotations

from io import BytesIO
from typing import IO, NamedTuple

from PIL import ExifTags, Image, ImageOps

from .errors import NotFound, Refusal

# The formats that browsers show. Pillow reads many more, and each further decoder is one more to attack.
TYPES = {
    "PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp",
    "AVIF": "image/avif",
}  # fmt: skip
PIXELS = 80_000_000  # about 320 MB while one is opened; below where Pillow itself warns
# A JPEG of several pictures is opened as JPEG and then calls itself MPO.
_OPENED = [name for name in TYPES if name != "MPO"]
_SIDEWAYS = (5, 6, 7, 8)  # EXIF orientations that swap width and height


class Picture(NamedTuple):
    content_type: str
    width: int
    height: int


def measured(file: IO[bytes]) -> Picture | None:
    """Type and size in pixels, turned upright as its EXIF data says; None for what is no picture we show."""
    try:
        with Image.open(file, formats=_OPENED) as image:
            width, height = image.size
            if image.getexif().get(ExifTags.Base.Orientation) in _SIDEWAYS:
                width, height = height, width
            return Picture(TYPES[image.format or ""], width, height)
    except Exception:  # Pillow raises whatever a broken file leads it to
        return None


def reduced(file: IO[bytes], size: int, *, square: bool = False) -> bytes:
    """The picture as WebP that fits a square of `size` pixels, or with `square` fills it with its middle; upright,
    its first frame, without its metadata.

    Raises `Refusal("too_large")` for one of too many pixels and `NotFound` for what cannot be drawn.
    """
    try:
        with Image.open(file, formats=_OPENED) as image:
            if image.width * image.height > PIXELS:
                raise _too_many()
            if square:
                side = min(image.size)
                # Loses little more than the middle needs; the rest is cut off when it is upright.
                image.thumbnail((size * image.width // side + 1, size * image.height // side + 1))
            else:
                image.thumbnail((size, size))
            upright = ImageOps.exif_transpose(image)
            if square:
                side = min(size, *upright.size)
                upright = ImageOps.fit(upright, (side, side))
            small = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
            written = BytesIO()
            small.save(written, "WEBP", quality=80, exif=b"", xmp=b"")
            return written.getvalue()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many() from None
    except Refusal:
        raise
    except Exception as fault:  # as above
        raise NotFound(noun="picture") from fault


def _too_many() -> Refusal:
    return Refusal("too_large", what="picture", limit=f"{PIXELS // 1_000_000} megapixels")
