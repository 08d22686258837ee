"""Reports of letters that did not arrive, in the shapes of several mail servers, all our own words."""

from email.message import Message


def postfix(
    to: str, message_id: str, *, status: str = "5.1.1", action: str = "failed", said: str = ""
) -> bytes:
    """Three parts: words, the status, the whole letter."""
    said = said or f"550 {status} <aino@example.org>: Recipient address rejected"
    return f"""Return-Path: <>
From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: {to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="A1.2/mx"

This is a MIME-encapsulated message.

--A1.2/mx
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

Your letter could not be delivered.

--A1.2/mx
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
X-Postfix-Queue-ID: 4F1A2B
Arrival-Date: Tue, 24 Nov 2026 09:00:00 +0200 (EET)

Final-Recipient: rfc822; aino@example.org
Original-Recipient: rfc822;aino@example.org
Action: {action}
Status: {status}
Remote-MTA: dns; mail.example.org
Diagnostic-Code: smtp; {said}

--A1.2/mx
Content-Description: Undelivered Message
Content-Type: message/rfc822

From: Opastamo <opastamo@mikkeli.example>
To: aino@example.org
Message-ID: {message_id}
Subject: Hei

Hei!

--A1.2/mx--
""".encode()


def exchange(to: str, message_id: str) -> bytes:
    """Headers of the letter as text alone; the status is that of a directory that does not know the name."""
    return f"""From: postmaster@firma.example
To: {to}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="=_exch_0017"
Subject: Undeliverable: Hei

--=_exch_0017
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain; charset="utf-8"

Osoitetta ei löytynyt.
--inner
Content-Type: text/html; charset="utf-8"

<p>Osoitetta ei löytynyt.</p>
--inner--

--=_exch_0017
Content-Type: message/delivery-status

Reporting-MTA: dns;mbx7.firma.example
Received-From-MTA: dns;mx.firma.example

Original-recipient: rfc822;aino@example.org
final-recipient: RFC822;aino@example.org
action: FAILED
status: 5.1.10
diagnostic-code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found

--=_exch_0017
Content-Type: text/rfc822-headers

Received: from opastamo by mx; Tue, 24 Nov 2026 07:00:00 +0000
MESSAGE-ID: {message_id}
Subject: Hei

--=_exch_0017--
""".encode()


def exim(to: str, message_id: str) -> bytes:
    """No part for the letter's own headers but the letter; old line ends."""
    return (
        postfix(to, message_id, status="5.0.0", said="550 No such person here")
        .replace(b"\n", b"\r\n")
        .replace(b"Reporting-MTA: dns; mx.example", b"Reporting-MTA: dns; exim.example")
    )


def full_box(to: str, message_id: str) -> bytes:
    """A box that is full is emptied one day."""
    return postfix(to, message_id, status="5.2.2", said="552 5.2.2 Mailbox full")


def thought_spam(to: str, message_id: str) -> bytes:
    """A server that does not like the text says nothing of the address, however its status looks."""
    return postfix(to, message_id, status="5.0.0", said="550 5.7.1 Message looks like spam")


def late(to: str, message_id: str) -> bytes:
    """It is not there yet, and is tried again: nothing has come back."""
    return postfix(to, message_id, status="4.4.1", action="delayed", said="connection timed out")


def given_up(to: str, message_id: str) -> bytes:
    return postfix(to, message_id, status="4.4.7", said="delivery time expired")


def delivered(to: str, message_id: str) -> bytes:
    return postfix(to, message_id, status="2.0.0", action="delivered", said="250 2.0.0 OK")


def out_of_office(to: str, message_id: str) -> bytes:
    message = Message()
    message["From"], message["To"] = "aino@example.org", to
    message["Subject"] = "Lomalla"
    message["In-Reply-To"] = message["References"] = message_id
    message["Auto-Submitted"] = "auto-replied"
    message.set_payload("550 5.1.1 Olen lomalla.")
    return message.as_bytes()
