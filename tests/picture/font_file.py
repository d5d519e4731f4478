"""The letter widths of a TrueType font, read from its tables (OpenType specification: cmap 12, hmtx)."""

import struct
from pathlib import Path


def advances(path: Path) -> dict[int, int]:
    """Return the advance width of every code point that the font at `path` has."""
    data = path.read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {
        data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0] for at in range(12, 12 + 16 * count, 16)
    }
    metrics = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    return {
        code: struct.unpack_from(">H", data, tables[b"hmtx"] + 4 * min(glyph, metrics - 1))[0]
        for code, glyph in _glyphs(data, tables[b"cmap"]).items()
    }


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Return the glyph of every code point, from the full Unicode subtable."""
    for at in range(cmap + 4, cmap + 4 + 8 * struct.unpack_from(">H", data, cmap + 2)[0], 8):
        platform, encoding, offset = struct.unpack_from(">HHI", data, at)
        if (platform, encoding) == (3, 10):
            groups = struct.unpack_from(">I", data, cmap + offset + 12)[0]
            found = {}
            for group in range(groups):
                first, last, glyph = struct.unpack_from(">III", data, cmap + offset + 16 + 12 * group)
                found.update({code: glyph + code - first for code in range(first, last + 1)})
            return found
    raise ValueError(cmap)
