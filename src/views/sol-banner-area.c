/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-banner-area"

#include "sol-banner-area.h"

struct _SolBannerArea
{
  GtkWidget parent_instance;

  /* Children, by kind; %NULL where there is none */
  SolBanner *banners[SOL_N_BANNERS];
};

G_DEFINE_FINAL_TYPE (SolBannerArea, sol_banner_area, GTK_TYPE_WIDGET)

static void
gone_cb (SolBannerArea *self, SolBanner *banner)
{
  SolBannerKind kind = sol_banner_get_kind (banner);

  g_assert (self->banners[kind] == banner);
  self->banners[kind] = NULL;
  gtk_widget_unparent (GTK_WIDGET (banner));
  if (gtk_widget_get_first_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "filled");
}

/* Kinds are numbered by severity, and so are the children. */
static void
insert (SolBannerArea *self, const SolBannerWords *words)
{
  GtkWidget *before = NULL;
  GtkWidget *banner = sol_banner_new (words);

  for (SolBannerKind kind = words->kind; before == NULL && kind > 0; kind--)
    before = GTK_WIDGET (self->banners[kind - 1]);
  gtk_widget_insert_after (banner, GTK_WIDGET (self), before);
  self->banners[words->kind] = SOL_BANNER (banner);
  g_signal_connect_object (banner, "gone", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
}

void
sol_banner_area_show (SolBannerArea *self, GPtrArray *list)
{
  gboolean wanted[SOL_N_BANNERS] = { FALSE };

  g_return_if_fail (SOL_IS_BANNER_AREA (self));

  for (guint i = 0; i < list->len; i++)
    {
      const SolBannerWords *words = g_ptr_array_index (list, i);
      wanted[words->kind] = TRUE;
      if (self->banners[words->kind] == NULL)
        insert (self, words);
      else
        sol_banner_set_words (self->banners[words->kind], words);
    }
  if (list->len > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "filled");
  for (guint kind = 0; kind < SOL_N_BANNERS; kind++)
    if (self->banners[kind] != NULL)
      sol_banner_set_revealed (self->banners[kind], wanted[kind]);
}

SolBanner *
sol_banner_area_find (SolBannerArea *self, SolBannerKind kind)
{
  g_return_val_if_fail (SOL_IS_BANNER_AREA (self), NULL);
  g_return_val_if_fail (kind < SOL_N_BANNERS, NULL);

  SolBanner *banner = self->banners[kind];
  return banner != NULL && sol_banner_get_revealed (banner) ? banner : NULL;
}

GtkWidget *
sol_banner_area_new (void)
{
  return g_object_new (SOL_TYPE_BANNER_AREA, NULL);
}

static void
sol_banner_area_dispose (GObject *object)
{
  SolBannerArea *self = SOL_BANNER_AREA (object);

  for (guint kind = 0; kind < SOL_N_BANNERS; kind++)
    if (self->banners[kind] != NULL)
      gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->banners[kind])));

  G_OBJECT_CLASS (sol_banner_area_parent_class)->dispose (object);
}

static void
sol_banner_area_class_init (SolBannerAreaClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_banner_area_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "bannerarea");
}

static void
sol_banner_area_init (SolBannerArea *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}
