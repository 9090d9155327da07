"""E-mail addresses, telephone numbers, web addresses and IP addresses."""

import pytest

from cloakroom.detect.recognisers import email, ip_address, phone, url
from detect.spans import taken


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Mail jane@example.org.", ["jane@example.org"]),
        ("to: <jane.doe+tag@mail.example.co.uk>", ["jane.doe+tag@mail.example.co.uk"]),
        ("jane@corp.internal", ["jane@corp.internal"]),
        ("mailto:jane@example.org?subject=x", ["jane@example.org"]),
        ("user=jane@example.org&x=1", ["jane@example.org"]),
        ("jane＠example.org", ["jane＠example.org"]),
        ("jane @ example.org", ["jane @ example.org"]),
        ("3 eggs @ 1.20 each", []),
        ("'jane@example.org'", ["jane@example.org"]),
        ("o'neil@example.org", ["o'neil@example.org"]),
        ("José@exämple.com 😀", ["José@exämple.com"]),
        ("jane [at] example.org", ["jane [at] example.org"]),
        ("jane(at)example(dot)org", ["jane(at)example(dot)org"]),
        ("jane at example dot org", ["jane at example dot org"]),
        ("jane.doe AT example DOT org", ["jane.doe AT example DOT org"]),
        ("jane dot doe at example dot org", ["jane dot doe at example dot org"]),
        ("jane(dot)doe(at)example(dot)org", ["jane(dot)doe(at)example(dot)org"]),
        ('"jane doe"@example.org', ['"jane doe"@example.org']),
        ('x="@example.org"', []),
        ('"@example.org', []),
        ('said "no" to "jane"@example.org', ['"jane"@example.org']),
        ("a@example.org;b@example.org", ["a@example.org", "b@example.org"]),
        ("follow @handle", []),
        ("react@18.2.0 and pkg@v1.2.3", []),
        ("git@host.example:team/project", []),
        ("meet at noon at home", []),
        ("jane@", []),
    ],
)
def test_email(text: str, values: list[str]) -> None:
    assert taken(email.find, text) == values


@pytest.mark.parametrize(
    "number",
    [
        "07700 900123", "07700900123", "07700 900 123", "07700-900-123", "07700.900.123",
        "020 7946 0123", "(020) 7946 0123", "020-7946-0123", "0207 946 0123", "01632 960001",
        "+44 7700 900123", "+447700900123", "+44 (0) 20 7946 0123", "+44(0)7700900123",
        "0044 7700 900123", "0800 111 222", "0808 157 0192", "020 7946 0123 ext 45",
        "+33 1 99 00 12 34", "+1 212 555 0123", "+49 30 23125 000", "(212) 555-0123",
        "212-555-0123", "212.555.0123", "1-212-555-0123", "1 (212) 555-0123", "+1 (212) 555-0123",
        "(212) 555 0123 ext 4",
    ],
)
def test_phone_found_without_context(number: str) -> None:
    assert taken(phone.find, f"See {number} today") == [number]
    assert taken(phone.find, f"See {number}.") == [number]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Tel no..............01632 960 233", ["01632 960 233"]),
        ("Tel 01632960333/960334", ["01632960333", "960334"]),
        ("ring 07700 9OO 113 or O1632 960 454", ["07700 9OO 113", "O1632 960 454"]),
        ("44 7700 900222 on WhatsApp", ["44 7700 900222"]),
        ("7700 900 117 (uk mobile)", ["7700 900 117"]),
        ("7700 900 117 items", []),
        ("07700 900 27 8", ["07700 900 27 8"]),
        ("Tel: 555 0123", ["555 0123"]),
        ("Phone 943 476 5919", ["943 476 5919"]),
        ("call 212 555 0123", ["212 555 0123"]),
        ("07700 900123, 07700 900124", ["07700 900123", "07700 900124"]),
        ("07700900123,07700900124\n", ["07700900123", "07700900124"]),
        ("07700 900123 07700 900124", ["07700 900123", "07700 900124"]),
    ],
)
def test_phone_among_other_numbers(text: str, values: list[str]) -> None:
    assert taken(phone.find, text) == values


@pytest.mark.parametrize(
    "text",
    [
        "0.1234567890", "01.02.2024 12:30", "01-02-2024 12:30:00", "2024-01-02 03:04:05,123",
        "1 2 3 4 5 6 7 8 9 0 1 2", "0 1 2 3 4 5 6 7 8 9 10", "order number 01234567890",
        "ISBN 0306406152", "0x01234567890", "version 1.2.3.4", "12,345,678,901", "£07700900123.50",
        "00000000000", "hotels 2020 123456", "id-07700900123", "+3.5 -2.7 +12.25",
        "Decimal('+35236450.6')", "112-555-0123 and 212-155-0123", "212 555 0123 items",
        "order number 212-555-0123",
    ],
)
def test_phone_not_found(text: str) -> None:
    assert taken(phone.find, text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("see https://example.org/a?x=1.", ["https://example.org/a?x=1"]),
        ("(https://example.org/a_(b))", ["https://example.org/a_(b)"]),
        ("HTTP://EXAMPLE.ORG", ["HTTP://EXAMPLE.ORG"]),
        ("ftp://files.example.org/x,", ["ftp://files.example.org/x"]),
        ("http://192.0.2.1:8080/admin", ["http://192.0.2.1:8080/admin"]),
        ("www.example.com/x!", ["www.example.com/x"]),
        ("visit example.co.uk today", ["example.co.uk"]),
        ("example.org:8443/path", ["example.org:8443/path"]),
        ("EXAMPLE.COM", ["EXAMPLE.COM"]),
        ("youtu.be/abc", ["youtu.be/abc"]),
        ("value.field and obj.com(x)", []),
        ("report.py main.rs run.sh README.md", []),
        ("rose.It fell. annex.Me end.in the", []),
        ("self.user.name = user.id; logger.info('x')", []),
        ("jane@example.org", []),
        ("ASP.NET and e.g. this, i.e.that", []),
        ("1.2.3 and v2.10.4.com-x", []),
        ("Introduction..........12", []),
    ],
)
def test_url(text: str, values: list[str]) -> None:
    assert taken(url.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("from 192.0.2.55.", ["192.0.2.55"]),
        ("192.0.2.55:8080", ["192.0.2.55"]),
        ("10.0.0.1 is up", ["10.0.0.1"]),
        ("ping 1.2.3.4", ["1.2.3.4"]),
        ("2001:db8::1 and 2001:db8:0:0:0:0:0:1", ["2001:db8::1", "2001:db8:0:0:0:0:0:1"]),
        ("fe80::1 answers", ["fe80::1"]),
        ("[2001:db8::1]:443", ["2001:db8::1"]),
        ("host ::1", ["::1"]),
        ("ping fe80::", ["fe80::"]),
        ("::ffff:192.0.2.1", ["::ffff:192.0.2.1"]),
        ("2001:DB8::8:800:200C:417A", ["2001:DB8::8:800:200C:417A"]),
        ("allow from 198.51.100.0/24", ["198.51.100.0/24"]),
        ("x[::1] and ::2", []),
        ("the address of std::f", []),
        ("v1.2.3.4 and version 10.0.0.1", []),
        ("section 4.3.21.1 and 1.2.3.4", []),
        ("1.2.3.4.5 and 256.1.1.1 and 192.0.02.1", []),
        ("0.0.0.0 and 255.255.0.0", []),
        ("at 12:34:56 std::vector a::b [1::2]", []),
        ("00:1a:2b:3c:4d:5e", []),
    ],
)
def test_ip_address(text: str, values: list[str]) -> None:
    assert taken(ip_address.find, text) == values
