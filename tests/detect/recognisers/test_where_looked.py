"""What stands where a search for a rare sign, instead of the pattern, might miss it."""

import pytest

from cloakroom.detect.hit import Find
from cloakroom.detect.recognisers import command_line, ip_address, uk_postcode, url


@pytest.mark.parametrize(
    ("find", "text", "values"),
    [
        (uk_postcode.find, "Send it to SW1A  1AA today", ["SW1A  1AA"]),
        (uk_postcode.find, "M1 1AE and LA94QT", ["M1 1AE", "LA94QT"]),
        (command_line.find, "7za a -pPlover77x old.7z", ["Plover77x"]),
        (command_line.find, "7z x -pPlover77x old.7z", ["Plover77x"]),
        (ip_address.find, "host 2001:db8:1:2:3:4:5:6 is up", ["2001:db8:1:2:3:4:5:6"]),
        (url.find, "at example.com/?u=host.example.org", ["example.com/?u=host.example.org"]),
        (url.find, "a.b.example.org, x.example.com", ["a.b.example.org", "x.example.com"]),
    ],
)
def test_each_is_found_once_and_whole(find: Find, text: str, values: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in find(text)] == values
