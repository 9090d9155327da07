"""Keys, tokens, connection strings and passwords. Every value here is made up."""

import pytest

from cloakroom.detect.recognisers import (
    access_code,
    access_token,
    cloud_key,
    command_line,
    connection_string,
    log_in,
    password,
    private_key,
)
from detect.spans import taken

BODY = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj\n" * 3
BEGIN = "-----BEGIN PRIVATE KEY-----"
HEX = "0123456789abcdef0123456789abcdef"
STORAGE = "A1b2" * 21 + "Ab=="


@pytest.mark.parametrize(
    "label", ["", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED ", "DSA "]
)
def test_private_key_is_taken_whole(label: str) -> None:
    key = f"-----BEGIN {label}PRIVATE KEY-----\n{BODY}-----END {label}PRIVATE KEY-----"

    assert taken(private_key.find, f"my key:\n{key}\nthanks") == [key]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"x\n{BEGIN}\n{BODY}and so on", f"{BEGIN}\n{BODY}"),
        (
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: 1\n\nlQOYBF\n=ab1\n"
            "-----END PGP PRIVATE KEY BLOCK----- end",
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: 1\n\nlQOYBF\n=ab1\n"
            "-----END PGP PRIVATE KEY BLOCK-----",
        ),
        (
            r'"-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"',
            r"-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----",
        ),
    ],
)
def test_private_key_cut_off_or_escaped(text: str, value: str) -> None:
    assert [found.strip() for found in taken(private_key.find, text)] == [value.strip()]


def test_public_key_is_nobodys_secret() -> None:
    text = f"-----BEGIN PUBLIC KEY-----\n{BODY}-----END PUBLIC KEY-----"

    assert taken(private_key.find, text) == []


@pytest.mark.parametrize(
    "token",
    [
        "ghp_" + "a1B2" * 9,
        "github_pat_" + "a1B2_" * 10,
        "glpat-" + "a1B2" * 5,
        "xoxb-123456789012-abcdefABCDEF",
        "sk-proj-" + "a1B2" * 10,
        "sk-ant-api03-" + "a1B2" * 10,
        "hf_" + "aBcD" * 8,
        "sk_live_" + "a1B2" * 6,
        "npm_" + "a1B2" * 9,
        "pypi-AgEIcHlwaS5vcmc" + "a1B2" * 10,
        "SG." + "a1B2" * 5 + "." + "a1B2" * 10,
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
    ],
)
def test_token_says_what_it_is(token: str) -> None:
    assert taken(access_token.find, f"use '{token}'.") == [token]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Authorization: Bearer abcdef0123456789abcdef", ["abcdef0123456789abcdef"]),
        ("-H 'authorization: Basic dXNlcjpwYXNzd29yZDE='", ["dXNlcjpwYXNzd29yZDE="]),
        ("Basic understanding-of-things", []),
        ("the bearer of this letter", []),
        ("risk-assessment-2024-of-the-plan", []),
        ("sk-learn and xoxo", []),
        ("9fceb02d0ae598e95dc970b74767f19372d61af8", []),
    ],
)
def test_token_in_a_header(text: str, values: list[str]) -> None:
    assert taken(access_token.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("AKIAIOSFODNN7EXAMPLE", ["AKIAIOSFODNN7EXAMPLE"]),
        (
            "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            ["wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
        ),
        (f"AccountKey={STORAGE}", [STORAGE]),
        (STORAGE, [STORAGE]),
        (f"api-key: {HEX}", [HEX]),
        (f"AZURE_OPENAI_API_KEY={'a1B2' * 21}", ["a1B2" * 21]),
        ("?sv=2020&sig=abcdefghijklmnopqrstuvwxyz0123456789%3D&x=1",
         ["abcdefghijklmnopqrstuvwxyz0123456789%3D"]),
        ("AIza" + "a1B2c" * 7, ["AIza" + "a1B2c" * 7]),
        ("abc8Q~" + "a1B2" * 8 + "ab", ["abc8Q~" + "a1B2" * 8 + "ab"]),
        (f"md5 {HEX}", []),
        ("commit 9fceb02d0ae598e95dc970b74767f19372d61af8", []),
        ("550e8400-e29b-41d4-a716-446655440000", []),
    ],
)
def test_cloud_key(text: str, values: list[str]) -> None:
    assert taken(cloud_key.find, text) == values


@pytest.mark.parametrize(
    "string",
    [
        "postgres://user:pass@db.example.org:5432/x",
        "postgresql+psycopg://user:p%40ss@db.example.org/x?sslmode=require",
        "mysql://root:hunter2@192.0.2.1/x",
        "mongodb+srv://user:pass@cluster.example.net/x",
        "redis://:secret9@host.example:6379/0",
        "amqps://user:pass@mq.example.org/vhost",
        "https://user:hunter2@example.org/path",
        "jdbc:postgresql://host.example/db?user=x&password=yyy1",
        "host=db.example.org user=jane password=hunter2 dbname=x",
        "Server=tcp:db.example.org,1433;Database=x;User Id=sa;Password=Blue42!;Encrypt=True;",
        "Data Source=db.example.org;Initial Catalog=x;User ID=sa;Pwd=Blue42!",
        f"DefaultEndpointsProtocol=https;AccountName=store;AccountKey={STORAGE};EndpointSuffix=x.net",
        "Endpoint=sb://x.example.net/;SharedAccessKeyName=Root;SharedAccessKey=a1B2a1B2=",
    ],
)
def test_connection_string_is_taken_whole(string: str) -> None:
    (found,) = taken(connection_string.find, f'db = "{string}"')

    assert found.rstrip(";") == string.rstrip(";")


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a:b", "http://host.example:8080/x@y", "std::map<a,b>",
        "Server=x;Database=y;Trusted_Connection=True", "postgres://user:${PASSWORD}@host/x",
        "mailto:jane@example.org", "server = 1; port = 2",
    ],
)
def test_connection_string_needs_a_credential(text: str) -> None:
    assert taken(connection_string.find, text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("password: hunter2", "hunter2"),
        ("Password:\nhunter2", "hunter2"),
        ("pwd=Blue42!", "Blue42!"),
        ("passwd = 'correct horse'", "correct horse"),
        ("my password is swordfish99.", "swordfish99"),
        ("the password for the portal is Blue42!", "Blue42!"),
        ("password is: hunter2", "hunter2"),
        ('"api_key": "abcdef"', "abcdef"),
        ("client_secret: 'a1b2c3'", "a1b2c3"),
        ("<password>hunter2</password>", "hunter2"),
        ("?user=x&password=hunter2&y=1", "hunter2"),
        ("passphrase: correct horse battery staple", "correct horse battery staple"),
        ("secret = hunter2hunter2", "hunter2hunter2"),
        ('os.environ["DB_PASSWORD"] = "hunter2"', "hunter2"),
        ("DB_PASSWORD=hunter2\n", "hunter2"),
        ("credentials: admin/hunter2", "admin/hunter2"),
        ("API_KEY=a9f8e7d6c5b4a3f2e1d0", "a9f8e7d6c5b4a3f2e1d0"),
        ('const token = "abcd1234efgh5678ijkl";', "abcd1234efgh5678ijkl"),
        ("Password - hunter2", "hunter2"),
        ("pw: hunter2", "hunter2"),
        ("secret: hunter2", "hunter2"),
        ("Password (temporary): Spring2024", "Spring2024"),
        ("wifi key: sunflower99", "sunflower99"),
    ],
)
def test_password_value_only(text: str, value: str) -> None:
    assert taken(password.find, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "password: ********", "password: None", "password: str", "password: <password>",
        "password = os.environ['X']", "password=${DB_PASSWORD}", "password = get_secret('x')",
        "password reset link", "the password is required", "password: [PASSWORD_1]",
        "Password: must contain at least eight letters", "password = user_password",
        "passwd = passwd", "self.password = user", "Password - required", "token: str",
        "max_tokens: 4096", "tokenizer: bert-base-uncased-2", "secretary: Jane2024",
        '"token": "expression"', "password_length = 12", "if password == other_password:",
        "passport: 123456789", "compass: north42", "password: your-password",
        "your password:\n\nThanks",
        "secret: the best of all", "token_url: https://example.org/t0ken",
    ],
)
def test_password_not_found(text: str) -> None:
    assert taken(password.find, text) == []


@pytest.mark.parametrize(
    ("text", "entity_type"),
    [
        ("API_KEY=a9f8e7d6c5b4a3f2e1d0", "ACCESS_TOKEN"),
        ('<add key="SmtpPassword" value="a9f8e7d6c5b4a3f2e1d0" />', "PASSWORD"),
        ("- name: API_TOKEN\n  value: a9f8e7d6c5b4a3f2e1d0", "ACCESS_TOKEN"),
        ("AZURE_KEY: x\nazure_client_secret=a9f8e7d6c5b4a3f2e1d0", "CLOUD_KEY"),
        ("password=a9f8e7d6c5b4a3f2e1d0", "PASSWORD"),
    ],
)
def test_the_name_says_which_kind(text: str, entity_type: str) -> None:
    assert taken(password.find, text, entity_type) == ["a9f8e7d6c5b4a3f2e1d0"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("PIN is 4821", ["4821"]),
        ("my pin is 4821", ["4821"]),
        ("PIN: 4821.", ["4821"]),
        ("Your verification code is 123456", ["123456"]),
        ("CVV 123", ["123"]),
        ("the PIN (4821)", ["4821"]),
        ("voicemail pin's 0937", ["0937"]),
        ("the door code is C7749", ["C7749"]),
        ("key safe 2580 by the back door", ["2580"]),
        ("code for the back gate: 4-8-2-1", ["4-8-2-1"]),
        ("alarm 7719", ["7719"]),
        ("482913 is your Acme verification code", ["482913"]),
        ("Use 482913 to verify your account", ["482913"]),
        ("code: 482913. Do not share it.", ["482913"]),
        ("Meet PIN: 884 112 903#", ["884 112 903"]),
        ("2FA code 009 214", ["009 214"]),
        ("sec code on back 904", ["904"]),
        ("4242424242424242 09/29 441", ["441"]),
        ("on 09/29 441 came", []),
        ("alarm 0630, set the alarm 7719", []),
        ("a building code 2018, error code 4821", []),
        ("password\thunter22", ["hunter22"]),
        ("login admin password hunter2.", ["hunter2"]),
        ("password policy and password manager", []),
        ("shipping 4821 and pins 4821", []),
    ],
)
def test_access_code(text: str, values: list[str]) -> None:
    assert taken(access_code.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("curl -u admin:hunter2 x", ["hunter2"]),
        ("tool --password s3cret!", ["s3cret!"]),
        ("tool --db-password='s3cret!'", ["s3cret!"]),
        ("mysql -u root -phG7!tmQ2 farmdb", ["hG7!tmQ2"]),
        ("docker login host.example -u deploy -p k7!Vd92_pQ", ["deploy", "k7!Vd92_pQ"]),
        ("sshpass -p 'orchard#Row5' ssh host.example", ["orchard#Row5"]),
        ("unzip -P tulip99x a.zip\ncp -p hunter2 x", ["tulip99x"]),
        ("docker run -u 1000:1000 -p 8080:80 x", []),
        ("ssh -p 2222 host.example", []),
        ("tool --password $PASSWORD", []),
    ],
)
def test_command_line(text: str, values: list[str]) -> None:
    assert taken(command_line.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("login kgreen / Plover77!", ["kgreen", "Plover77!"]),
        ("user: farmshop pass: eggs&honey1", ["farmshop", "eggs&honey1"]),
        ("wifi is GuestNet, pass kettle2024", ["kettle2024"]),
        ("wifi: GuestNet / key: bluetulip2024", ["bluetulip2024"]),
        ("password changed from Sp4rrow! to J4ckdaw!!", ["Sp4rrow!", "J4ckdaw!!"]),
        ("I've reset it to Welcome-8814!, log in today", ["Welcome-8814!"]),
        ("unlock with Qp4-zz81-LLk (password for the zip)", ["Qp4-zz81-LLk"]),
        ("Xk29vbTT is the new password.", ["Xk29vbTT"]),
        ("u: hvoss p: Fallow!Field3", ["hvoss", "Fallow!Field3"]),
        ("Username hvoss88 Password Barley.Wine.7", ["hvoss88", "Barley.Wine.7"]),
        ("you can get in with guest1/Guest!2024", ["Guest!2024"]),
        ("router admin/Bl4ckc4p", ["Bl4ckc4p"]),
        ("Network key 8F3A91CC20", ["8F3A91CC20"]),
        ("secret question: first pet. Answer: Biscuit", ["Biscuit"]),
        ("log in: src/app2_x/y and access with B2B/C2C", []),
        ("log in as dpatel14, password below", ["dpatel14"]),
        ("sign in / sign-up with OAuth2", []),
        ("reset to 2019-values, and the password stays", []),
        ("the login changed from v1.2.3 to v1.2.4", []),
        ("wifi changed from -70dBm to -80dBm", []),
        ("mail jane@example.org for the password", []),
        ("on 14/05/2024 the password", []),
    ],
)
def test_log_in(text: str, values: list[str]) -> None:
    assert taken(log_in.find, text) == values
