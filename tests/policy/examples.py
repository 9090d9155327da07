"""Policies for tests: one with every key, and a short one to change."""

FULL = """\
schema = 1
policy_id = "rural-2026-11"
serial = 14
issuer = "Department for Examples"
issued = 2026-11-01
expires = 2027-02-01
contact = "mailto:ai-desk@example.org"
guidance_url = "https://example.org/guidance/ai"

[rules]
allow_user_deployments = true
allow_override = "with-reason"
required_entities = ["PERSON", "UK_NINO"]
max_classification = "OFFICIAL-SENSITIVE"

[rules.audit]
enabled = true
user_id = "sid"
retention_days = 90
export_dir = "/srv/audit"

[scrubbing]
operator = "placeholder"
operators = { CREDIT_CARD = "mask", "DATE_TIME" = "shift" }
style = "angle"
sensitivity = "balanced"
also = ["DATE", "EU"]
deny = ["Project Heron", "re:HR-\\\\d{4}"]
allow = ["Farm House"]
references = ["AA/9999"]
model = "/opt/cloakroom/model"

[[deployment]]
id = "uk-gpt"
display_name = "GPT in the UK"
status = "approved"
approval_ref = "DA-123"
approved_by = "Design Authority"
approved_on = 2026-10-01
review_by = 2027-04-01
style = "v1"
base_url = "https://sample.openai.azure.com/openai/v1/"
deployment = "gpt-51-uks"
api = "chat"
key_header = "api-key"
extra_headers = { "X-Team" = "rural" }

[deployment.auth]
methods = ["broker", "browser", "key-vault"]
authority = "https://login.microsoftonline.com"
tenant_id = "00000000-0000-0000-0000-000000000001"
client_id = "00000000-0000-0000-0000-000000000002"
scope = "https://ai.azure.com/.default"
key_vault = { url = "https://sample.vault.azure.net", secret = "aoai" }

[deployment.declared]
resource_id = "/subscriptions/x/resourceGroups/y/providers/Microsoft.CognitiveServices/accounts/z"
sku = "ProvisionedManaged"
region = "uksouth"
processing = "UK"
at_rest = "UK"
abuse_monitoring = "modified"
spillover = "none"
stored_responses = "off"
model = "gpt-5.1"
model_version = "2025-11-13"
model_retires_on = 2027-05-15

[deployment.network]
require_private_ip = true
cidrs = ["10.20.0.0/16", "2001:db8::/32"]
min_tls = "1.3"
allow_proxy = false
allow_tls_inspection = true
issuers = ["Example CA"]
ca_file = "/etc/ssl/example.pem"

[deployment.expect]
x_ms_region = "UK South"
on_mismatch = "warn"

[deployment.data]
max_classification = "OFFICIAL"
max_input_chars = 100000

[deployment.params]
max_output_tokens = 2000
context_tokens = 272000
reasoning = true
reasoning_effort = "low"
connect_timeout_s = 5
read_timeout_s = 300
overall_timeout_s = 900.5
extra = { temperature = 0.2 }

[[deployment]]
id = "gateway"
display_name = "Gateway"
status = "suspended"
style = "dated"
base_url = "https://gateway.example.org:8443/ai/"
deployment = "gpt-4.1"
api_version = "2024-10-21"
"""

SHORT = """\
schema = 1
policy_id = "short"
serial = 3
issuer = "Department for Examples"
issued = 2026-11-01
expires = 2027-02-01

[[deployment]]
id = "uk-gpt"
display_name = "GPT in the UK"
base_url = "https://sample.openai.azure.com/openai/v1/"
deployment = "gpt-51-uks"
approved_by = "Design Authority"
approved_on = 2026-10-01
"""
