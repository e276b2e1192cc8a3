/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OtherCloud:
 *
 * A second server of the same protocol, written from its pages alone and sharing nothing with the simulator,
 * so that a client that has learnt the simulator's habits fails here: cookies with Secure and Domain on plain
 * http, a sign-in that says next to nothing, the older flat status, other wrappers, numbers in strings,
 * epochs in milliseconds, and one shape of headers refused where the pages say that this happens. It runs in
 * a thread of its own on a free port of 127.0.0.1.
 */
typedef struct _OtherCloud OtherCloud;

#define OTHER_CLOUD_EMAIL "a@b.c"
#define OTHER_CLOUD_PASSWORD "p@ss &word=100%"
#define OTHER_CLOUD_SITE "4711003"
#define OTHER_CLOUD_CHARGER "EV900010002000"

/** OtherCloudLogin: what a sign-in that was accepted is answered with. */
typedef enum
{
  OTHER_CLOUD_LOGIN_EMPTY,   /* {}: cookies only, no token call */
  OTHER_CLOUD_LOGIN_MINIMAL, /* a session and nothing else; the token call follows */
  OTHER_CLOUD_LOGIN_FORM,    /* 406, then the form */
} OtherCloudLogin;

OtherCloud *other_cloud_new (OtherCloudLogin login) G_GNUC_WARN_UNUSED_RESULT;
void other_cloud_free (OtherCloud *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OtherCloud, other_cloud_free)

/** other_cloud_get_origin: `http://127.0.0.1:PORT` */
const char *other_cloud_get_origin (OtherCloud *self);

/** other_cloud_count: how many requests there were whose "METHOD /path" matches the glob @pattern. */
guint other_cloud_count (OtherCloud *self, const char *pattern);

/** other_cloud_dup_complaints: Returns: (transfer full): a line for each request that went against the pages;
 * empty when all was well. */
char *other_cloud_dup_complaints (OtherCloud *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
