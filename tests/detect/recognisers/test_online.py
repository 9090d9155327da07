"""BICs, wallets, hardware addresses and names on networks."""

import pytest

from cloakroom.detect.recognisers import bic_code, crypto, handle, mac_address, user_name
from detect.spans import taken

GENESIS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"  # of the first block, 2009
SCRIPT = "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"  # of BIP 13's kind, an often printed example
SEGWIT = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"  # of BIP 173
TAPROOT = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"  # of BIP 350
MIXED = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"  # of EIP-55
ZERO_RUN = "0x" + "0" * 40


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("BIC: NWBKGB2L", ["NWBKGB2L"]),
        ("SWIFT code DEUTDEFF500", ["DEUTDEFF500"]),
        ("bic code nwbkgb2l", ["nwbkgb2l"]),
        ("SWIFT/BIC: NWBK GB 2L", ["NWBK GB 2L"]),
        ("NWBKGB2L (BIC)", ["NWBKGB2L"]),
        ("GB82 WEST 1234 5698 7654 32 WESTGB2L", ["WESTGB2L"]),
        ("WESTGB2LXXX, GB82WEST12345698765432", ["WESTGB2LXXX"]),
        ("NWBKGB2L", []),
        ("SWIFT DECISION on BUSINESS", []),
        ("a swift decision", []),
        ("a swift business response", []),
        ("GB82 WEST 1234 5698 7654 32 BUSINESS", []),
        ("BIC: NWBKXX2L", []),
        ("public: business", []),
    ],
)
def test_bic(text: str, values: list[str]) -> None:
    assert taken(bic_code.find, text) == values


@pytest.mark.parametrize("address", [GENESIS, SCRIPT, SEGWIT, SEGWIT.upper(), TAPROOT, MIXED])
def test_wallet_without_context(address: str) -> None:
    assert taken(crypto.find, f"pay {address}.") == [address]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (f"ETH wallet {MIXED.lower()}", [MIXED.lower()]),
        (f"{MIXED.lower()} is a wallet", [MIXED.lower()]),
        (MIXED.lower(), []),
        (ZERO_RUN, []),
        (GENESIS.replace("Na", "Nb"), []),
        (SEGWIT.replace("t4", "t5"), []),
        (SEGWIT.replace("bc1q", "bc1Q"), []),
        (f"x{GENESIS}", []),
        (f"{MIXED}ab", []),
        ("1" * 30, []),
    ],
)
def test_wallet(text: str, values: list[str]) -> None:
    assert taken(crypto.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("00:00:5e:00:53:01", ["00:00:5e:00:53:01"]),
        ("MAC 00-00-5E-00-53-01,", ["00-00-5E-00-53-01"]),
        ("0000.5e00.5301", ["0000.5e00.5301"]),
        ("ether 00:11:22:33:44:55", ["00:11:22:33:44:55"]),
        ("mac: 12-34-56-78-90-12", ["12-34-56-78-90-12"]),
        ("12-34-56-78-90-12", []),
        ("ff:ff:ff:ff:ff:ff 00:00:00:00:00:00", []),
        ("aa:bb:cc:dd:ee:ff:00:11", []),
        ("SHA256 0a:bb:cc:dd:ee:ff:00", []),
        ("at 12:34:56 and 10:11:12:13", []),
        ("1234.5678.9012.3456", []),
        ("2001:db8::1", []),
    ],
)
def test_mac_address(text: str, values: list[str]) -> None:
    assert taken(mac_address.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("follow @jane_doe on Twitter", ["@jane_doe"]),
        ("@jane.doe posted a photo", ["@jane.doe"]),
        ("Thanks @jdoe!", ["@jdoe"]),
        ("@jane@social.example", ["@jane@social.example"]),
        ("Instagram: jane_doe", ["jane_doe"]),
        ("my Twitter handle is janedoe", ["janedoe"]),
        ("Discord: jane#1234", ["jane#1234"]),
        ("**@jdoe** can you look", ["@jdoe"]),
        ("Jane Doe | @jane_seaweed | 07700", ["@jane_seaweed"]),
        ("@BusCoNorth your driver", ["@BusCoNorth"]),
        ("skype name: live:jane.doe", ["live:jane.doe"]),
        ("TikTok – jane_doe", ["jane_doe"]),
        ("IG: marsh_light_88", ["marsh_light_88"]),
        ("find me, jane.likes.trains on Snapchat", ["jane.likes.trains"]),
        ("she is on Twitch as badger42", ["badger42"]),
        ("my handle is jane_doe77", ["jane_doe77"]),
        ("on Signal 5 the train; Steam - none; well-made on Etsy; X is 5", []),
        ("@nadia can you bring cake", ["@nadia"]),
        ("@everyone can you bring cake", []),
        ("SELECT @user_id", []),
        ("@my_decorator\ndef f(): ...", []),
        ("**@jane-d** which user?", ["@jane-d"]),
        ("// @snippet_two explained by a user", []),
        ("@font-face { font-family: x }", []),
        ("jane@example.org on Twitter", []),
        ("Twitter: none", []),
        ("import @angular/core on GitHub", []),
        ("I'm out..not on Twitter, iPhones on Facebook", []),
        ("@media (max-width: 3px) { }", []),
        ("@property\ndef name(self) -> str:", []),
        ("@app.route('/x')\ndef account(): ...", []),
        ("    @cached\n    def tweet(self): ...", []),
        ("/** @param account the account */", []),
        ("see you @home", []),
        ("react@18.2.0 via npm", []),
        ("git@host.example:profile", []),
    ],
)
def test_handle(text: str, values: list[str]) -> None:
    assert taken(handle.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("INFO auth user=j.doe ip=192.0.2.1", ["j.doe"]),
        ('File "/home/jdoe/app/x.py"', ["jdoe"]),
        (r"C:\Users\jdoe\Desktop", ["jdoe"]),
        ("<nell_42> anyone here?\n<mo_d> aye", ["nell_42", "mo_d"]),
        ("discord dark#4417", ["dark#4417"]),
        ("user=root user=get_user() user=os.environ['X']", []),
        ("<p> and <h1> text", []),
        ("username: jdoe", ["jdoe"]),
        ("login please? user jdoe14, thanks", ["jdoe14"]),
        ("Accepted publickey for jdoe from 192.0.2.1", ["jdoe"]),
        ("jane.doe 22:10  db is down", ["jane.doe"]),
        ("uid=rteague gid=100", ["rteague"]),
        ("uid=1000 and pid=abc", []),
        ("username: string", []),
        ("the user 14 and user guide", []),
        ("issue#4417 and C#2024", []),
    ],
)
def test_user_name(text: str, values: list[str]) -> None:
    assert taken(user_name.find, text) == values
