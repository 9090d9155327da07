"""Clipboard HTML as programs write it: the shapes are theirs, the people are made up."""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Author content="Amira Okafor"><title>Letter to Amira Okafor</title>
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>Amira Okafor</o:Author>
</o:DocumentProperties></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;}
 /* Amira Okafor */ --></style>
</head>
<body lang=EN-GB style='tab-interval:36.0pt'>
<!--StartFragment-->
<p class=MsoNormal style='margin-bottom:8pt'><b style='mso-bidi-font-weight:normal'>Dear Amira
Okafor,</b><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt'><![if !supportLists]><span
style='font-family:Symbol'>&#183;<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span>
</span><![endif]>Call <span class=SpellE>Amira</span> <span style='color:#C00000;
mso-themecolor:accent2'>Oka</span>for on 07700&nbsp;900123</p>
<p class=MsoNormal><!--[if gte vml 1]><v:shape alt="Amira Okafor"/><![endif]--><![if !vml]><img
width=10 src="file:///C:/Users/amira.okafor/clip_image001.png" alt="Amira Okafor"><![endif]></p>
<!--EndFragment--></body></html>"""

WORD_TEXT = "Dear Amira Okafor,\n \n·   Call Amira Okafor on 07700 900123"

OUTLOOK = """<html><head><style>.x{}</style></head><body>
<div style="display:none;max-height:0">Amira's invoice preview</div>
<div style="font-family: Calibri, Arial, Helvetica, sans-serif; font-size: 12pt;
color: rgb(0, 0, 0);">
Hi Siobh&aacute;n O&#39;Brien,<br><br>Amira will call.</div>
<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">
<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt">
<b>From:</b> Amira Okafor &lt;<a href="mailto:amira.okafor@example.org"
 title="mailto:amira.okafor@example.org">amira.okafor@example.org</a>&gt;<br>
<b>Link:</b> <a
 href="https://links.example.com/?url=https%3A%2F%2Fexample.org%3Fu%3Damira.okafor%2540example.org"
 originalsrc="https://example.org/?u=amira.okafor@example.org">open</a></font></div></body></html>"""

OUTLOOK_TEXT = (
    "Hi Siobhán O'Brien,\n\nAmira will call.\n"
    "From: Amira Okafor <amira.okafor@example.org>\nLink: open"
)

GOOGLE_DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a2b">
<p dir="ltr" style="line-height:1.38;margin-top:0pt;"><span
style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;
font-weight:400;white-space:pre-wrap;">Meet </span><span
style="font-size:11pt;font-weight:700;white-space:pre-wrap;">Amira  Okafor</span></p><br />
<ul style="margin-top:0"><li dir="ltr" style="list-style-type:disc" aria-level="1"><p dir="ltr"
role="presentation"><span>IBAN GB82 WEST 1234 5698 7654 32</span></p></li></ul></b>
<br class="Apple-interchange-newline">"""

GOOGLE_DOCS_TEXT = "Meet Amira  Okafor\n\nIBAN GB82 WEST 1234 5698 7654 32\n\n"

EXCEL = """<html><head><meta name=Generator content="Microsoft Excel 15">
<!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->
<style><!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {color:red;}--></style></head>
<body link=blue vlink=purple>
<table border=0 cellpadding=0 width=192 style='border-collapse:collapse;width:144pt'>
<!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl65 width=64>Name</td>
  <td>Card</td>
  <td align=right>Sum</td>
 </tr>
 <tr height=20>
  <td height=20>Amira Okafor</td>
  <td x:str>4242 4242 4242 4242</td>
  <td></td>
 </tr>
 <tr><td></td><td colspan=2 style='background:#FFFF00;mso-pattern:black none'>total</td></tr>
<!--EndFragment-->
</table></body></html>"""

EXCEL_TEXT = "Name\tCard\tSum\nAmira Okafor\t4242 4242 4242 4242\t\n\ttotal"

LIBREOFFICE = """<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
<html><head><meta name="generator" content="LibreOffice 24.2 (Linux)"/>
<meta name="author" content="Amira Okafor"/>
<style type="text/css">@page { size: 21cm 29.7cm } p { line-height: 115% }</style></head>
<body lang="en-GB" link="#000080" dir="ltr"><p style="line-height: 100%; margin-bottom: 0cm">
<font face="Liberation Serif, serif"><font size="3" style="font-size: 12pt"><u>Amira</u> Okafor,
NHS 943 476 5919</font></font></p>
<p align="center"><br/>

</p></body></html>"""

LIBREOFFICE_TEXT = "Amira Okafor, NHS 943 476 5919\n\n"

TEAMS = """<div><div itemprop="copy-paste-block"><p>Hi <span itemtype="http://schema.skype.com/Mention"
data-itemprops='{"mri":"8:orgid:Amira Okafor"}' aria-label="Amira Okafor">Amira</span>, key is
<code>QQ12</code> <img itemtype="http://schema.skype.com/Emoji" alt="smile"
src="data:image/png;base64,QUJD"></p>
<pre class="x"><code>host = a
  port = 1
</code></pre></div></div>"""

TEAMS_TEXT = "Hi Amira, key is QQ12 \nhost = a\n  port = 1\n"

ALL = {
    "word": (WORD, WORD_TEXT),
    "outlook": (OUTLOOK, OUTLOOK_TEXT),
    "google docs": (GOOGLE_DOCS, GOOGLE_DOCS_TEXT),
    "excel": (EXCEL, EXCEL_TEXT),
    "libreoffice": (LIBREOFFICE, LIBREOFFICE_TEXT),
    "teams": (TEAMS, TEAMS_TEXT),
}
