from django.urls import path

from heard.themes.views import codebook, deciding, keeping, numbers, sorting

app_name = "themes"
urlpatterns = [
    path("staff/themes/", codebook.codebook, name="codebook"),
    path("staff/themes/start-set/", codebook.take_start_set, name="take_start_set"),
    path("staff/themes/history/", codebook.codebook_history, name="codebook_history"),
    path("staff/themes/codebook.csv", codebook.codebook_csv, name="codebook_csv"),
    path("staff/themes/codebook.json", codebook.codebook_json, name="codebook_json"),
    path("staff/themes/add/", keeping.add_theme, name="add_theme"),
    path("staff/themes/counts/", numbers.theme_counts, name="theme_counts"),
    path("staff/themes/agreement/", numbers.agreement, name="agreement"),
    path("staff/themes/disagreements/", deciding.disagreements, name="disagreements"),
    path("staff/themes/disagreements/<int:pk>/", deciding.decide_remark, name="decide_remark"),
    path("staff/themes/sorting/", sorting.sorting, name="sorting"),
    path("staff/themes/sorting/next/", sorting.next_remark, name="next_remark"),
    path("staff/themes/sorting/<int:pk>/", sorting.sort_remark, name="sort_remark"),
    path("staff/themes/sorting/<int:pk>/undo/", sorting.undo_sorting, name="undo_sorting"),
    path("staff/themes/<int:pk>/", codebook.theme, name="theme"),
    path("staff/themes/<int:pk>/remarks/", numbers.theme_remarks, name="theme_remarks"),
    path("staff/themes/<int:pk>/change/", keeping.change_theme, name="change_theme"),
    path("staff/themes/<int:pk>/split/", keeping.split_theme, name="split_theme"),
    path("staff/themes/<int:pk>/merge/", keeping.merge_theme, name="merge_theme"),
    path("staff/themes/<int:pk>/retire/", keeping.retire_theme, name="retire_theme"),
    path("staff/themes/<int:pk>/bring-back/", keeping.bring_back_theme, name="bring_back_theme"),
]
