"""The charsets of RTF fonts, and letters that are written in two halves."""

from typing import Final

CHARSETS: Final = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk",
    136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437",
}
DOUBLE: Final = frozenset({"cp932", "cp949", "johab", "gbk", "big5"})


def is_high(char: str) -> bool:
    return "\ud800" <= char <= "\udbff"


def is_low(char: str) -> bool:
    return "\udc00" <= char <= "\udfff"


def joined(high: str, low: str) -> str:
    """A letter beyond the first plane is written as its two halves (UTF-16)."""
    return (high + low).encode("utf-16", "surrogatepass").decode("utf-16")


def decoded(data: bytes, charset: str) -> str:
    return data.decode(charset, "replace")


def codec(name: str) -> str:
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name
