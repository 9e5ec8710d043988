"""What every file of Heard keeps to, where no ready-made checker looks.

    python -m tools.house_rules [FOLDER]

prints one line a problem (file, line, what is wrong, what to do) and exits 1 if there is any.
"""
