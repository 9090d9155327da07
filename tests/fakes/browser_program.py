"""A browser for tests: fetches the page, and posts the form on it to where it wants to go."""

import re
import ssl
import sys
from html import unescape
from urllib.parse import urlencode
from urllib.request import urlopen


def main() -> None:
    ca_file, url = sys.argv[1:]
    context = ssl.create_default_context(cafile=ca_file)
    with urlopen(url, context=context) as answer:
        page = answer.read().decode()
    action = unescape(re.findall(r'action="([^"]*)"', page)[0])
    fields = [(k, unescape(v)) for k, v in re.findall(r'name="(\w+)" value="([^"]*)"', page)]
    with urlopen(action, data=urlencode(fields).encode()) as answer:
        answer.read()


if __name__ == "__main__":
    main()
