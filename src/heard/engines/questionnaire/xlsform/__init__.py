"""XLSForm workbooks: reading what a definition can hold, refusing the rest by cell.

    survey                                        here
    begin_group NAME, field-list or no appearance section (one page), label and hint
    select_one LIST / select_multiple LIST        one_choice / several_choices
    range, parameters start=0 end=10 step=1       scale
    integer, decimal; constraint . >= 0 and . <= 9  number, with decimals, minimum and maximum
    text / text with appearance multiline         short_text / long_text
    date                                          date
    relevant                                      shown_when (see `expressions`)
    label::English (en), hint::..., required      wordings by tag, required
    label::English, Easy Read (en-x-easyread)     a look
    domain, construct                             ours
    choices: list_name, name, label::...          options; favour and exclusive are ours
    settings: form_title, form_id, version, default_language; other_title::Polski (pl) is ours

Sheets whose names begin with _ are notes and are left unread, as XLSForm has it.
"""
