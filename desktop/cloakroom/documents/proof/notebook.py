"""Notebooks: names that the format gives to its members say nothing where a value is that word."""

import re

_MEMBER = re.compile(
    r'"(?:attachments|cell_type|cells|codemirror_mode|collapsed|data|display_name|ename|evalue'
    r"|execution_count|file_extension|id|kernelspec|language|language_info|metadata|mimetype|name"
    r"|nbconvert_exporter|nbformat|nbformat_minor|output_type|outputs|pygments_lexer|scrolled"
    r'|source|tags|text|traceback|version|(?:text|image|application)/[\w.+-]+)"\s*:'
    r'(?:\s*"(?:code|markdown|raw|stream|stdout|stderr|execute_result|display_data|error)")?'
)


def without_members(text: str) -> str:
    return _MEMBER.sub("", text)
