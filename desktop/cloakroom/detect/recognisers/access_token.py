"""Access tokens that say what they are: each service's published prefix, and JSON web tokens.

Most texts hold none of the prefixes, and looking for a fixed word is the cheapest search there is;
a pattern runs only where its word was seen.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cloakroom.detect.context import places, starting
from cloakroom.detect.hit import Hit


class _Kind(NamedTuple):
    service: str
    sign: str  # must be in the text, or the pattern is not tried
    pattern: re.Pattern[str]
    first: bool  # whether it begins with the sign

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        if not self.first:
            return self.pattern.finditer(text)
        every = (self.pattern.match(text, at) for at in places(text, self.sign))
        return (match for match in every if match)


def _kind(service: str, sign: str, body: str) -> _Kind:
    pattern = re.compile(rf"(?<![A-Za-z0-9_-]){body}(?![A-Za-z0-9])")
    return _Kind(service, sign, pattern, body.replace("\\", "").startswith(sign))


_KINDS = (
    _kind("a JSON web token", "eyJ", r"eyJ[\w-]{6,4000}+(?:\.[\w-]{2,4000}+){1,4}+"),
    _kind("a GitHub token", "gh", r"gh[pousr]_[A-Za-z0-9]{20,255}+"),
    _kind("a GitHub token", "github_pat_", r"github_pat_[A-Za-z0-9_]{20,255}+"),
    _kind("a GitLab token", "gl", r"gl(?:pat|dt|rt|ptt|ft|soat|cbt|imt|agent|oas)-[\w.-]{18,300}+"),
    _kind("a Slack token", "xox", r"xox[abcdeoprs](?:\.xox[bp])?-[A-Za-z0-9-]{10,300}+"),
    _kind("a Slack token", "xapp-", r"xapp-[A-Za-z0-9-]{10,300}+"),
    _kind("a Slack webhook", "hooks.slack", r"https://hooks\.slack\.com/\w{1,20}/[\w/]{20,200}+"),
    _kind("an Anthropic key", "sk-ant-", r"sk-ant-[\w-]{16,300}+"),
    _kind("an OpenAI key", "sk-", r"sk-(?!ant-)(?=[\w-]*\d)[\w-]{20,300}+"),
    _kind("a Hugging Face token", "hf_", r"hf_[A-Za-z0-9]{20,100}+"),
    _kind("a Stripe key", "k_", r"(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,200}+"),
    _kind("a webhook secret", "whsec_", r"whsec_[A-Za-z0-9+/=]{16,200}+"),
    _kind("an npm token", "npm_", r"npm_[A-Za-z0-9]{30,100}+"),
    _kind("a PyPI token", "pypi-", r"pypi-[\w-]{30,400}+"),
    _kind("a SendGrid key", "SG.", r"SG\.[\w-]{10,60}+\.[\w-]{16,100}+"),
    _kind("a Twilio key", "SK", r"SK[0-9a-f]{32}"),
    _kind("a DigitalOcean token", "do", r"do[opr]_v1_[0-9a-f]{40,80}+"),
    _kind("a Shopify token", "shp", r"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}"),
    _kind("a Telegram bot token", ":AA", r"\d{8,10}:AA[\w-]{32,34}"),
    _kind("a Databricks token", "dapi", r"dapi[0-9a-f]{32}(?:-\d)?"),
    _kind("a Mailchimp key", "-us", r"[0-9a-f]{32}-us\d{1,2}"),
    _kind("a Grafana token", "gl", r"gl(?:sa|c)_[\w=+/]{30,300}+"),
    _kind("a Vault token", "hv", r"hv[sbr]\.[\w-]{20,200}+"),
    _kind("a Docker token", "dckr_pat_", r"dckr_pat_[\w-]{20,60}+"),
    _kind("a Notion token", "ntn_", r"ntn_[A-Za-z0-9]{40,60}+"),
    _kind("a Figma token", "figd_", r"figd_[\w-]{30,60}+"),
    _kind("a Linear key", "lin_api_", r"lin_api_[A-Za-z0-9]{30,60}+"),
    _kind("an Atlassian token", "ATATT3", r"ATATT3[\w=-]{50,300}+"),
    _kind("a Groq key", "gsk_", r"gsk_[A-Za-z0-9]{30,80}+"),
    _kind("an xAI key", "xai-", r"xai-[A-Za-z0-9]{40,100}+"),
    _kind("a Replicate token", "r8_", r"r8_[A-Za-z0-9]{30,60}+"),
    _kind("a Perplexity key", "pplx-", r"pplx-[A-Za-z0-9]{30,80}+"),
    _kind("a Postman key", "PMAK-", r"PMAK-[0-9a-f]{20,30}-[0-9a-f]{30,40}"),
    _kind("a New Relic key", "NRAK-", r"NRAK-[A-Z0-9]{25,30}"),
    _kind("a Sentry token", "sntry", r"sntry[su]_[\w+/=-]{30,300}+"),
    _kind("a Tailscale key", "tskey-", r"tskey-[a-z]{2,12}-[\w-]{16,80}+"),
    _kind("a Square token", "EAAA", r"EAAA[\w-]{50,80}+"),
    _kind("an age identity", "AGE-SECRET-KEY-1", r"AGE-SECRET-KEY-1[A-Z0-9]{50,70}+"),
    _kind("a Doppler token", "dp.", r"dp\.(?:pt|st|ct|sa)\.[\w.-]{40,80}+"),
)
_BEARER = re.compile(
    r"(?<!\w)(?:bearer|authorization['\"]?\s?[:=]\s?['\"]?(?:token|bearer|basic|apikey)|basic)"
    r"\s{1,2}(?P<value>[A-Za-z0-9._~+/-]{16,2000}+={0,2})",
    re.I,
)


def find(text: str) -> Iterator[Hit]:
    for kind in _KINDS:
        if kind.sign in text:
            for match in kind.matches(text):
                why = f"the form of {kind.service}"
                yield Hit(match.start(), match.end(), "ACCESS_TOKEN", 0.96, why)
    for match in starting(text, _BEARER, "bearer", "basic", "authorization"):
        value = match["value"]
        if any(c.isdigit() for c in value) and any(c.isalpha() for c in value):
            start, end = match.span("value")
            yield Hit(start, end, "ACCESS_TOKEN", 0.9, "an authorisation header")
