/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/** TlsFront: an HTTPS server on loopback, in a thread of its own, that hands every request to a plain server
 * behind it and every answer back. */
typedef struct _TlsFront TlsFront;

/**
 * tls_front_new:
 * @behind: origin of the plain server
 * @certificate: its own, with its key
 *
 * It speaks HTTP/1.1, and HTTP/2 as well where the environment variable SOUP_SERVER_HTTP2 was set before:
 * libsoup 3.2 has no other switch for that.
 */
TlsFront *tls_front_new (const char *behind, GTlsCertificate *certificate);
void tls_front_free (TlsFront *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlsFront, tls_front_free)

/** tls_front_get_origin: `https://127.0.0.1:PORT` */
const char *tls_front_get_origin (TlsFront *self);
/** tls_front_count: requests that came in over HTTP/1.1, or over HTTP/2. */
guint tls_front_count (TlsFront *self, gboolean http2);

G_END_DECLS
