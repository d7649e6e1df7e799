"""CRM's tasks, invokeurl and sendmail: what reaches the outside, and what does not."""

import pytest

from zoho_ideolve_wizard.rehearsal.deluge import Mail, Reply

from .trying import World, error_in, failed, logged, refused

JSON = {"Content-Type": "application/json;charset=UTF-8"}
A_FILE = {"Content-Type": "application/pdf", "Content-Disposition": "attachment; filename=offer.pdf"}

POST = """
note = Map();
note.put("subject","Café");
headers = Map();
headers.put("Content-Type","application/json");
response = invokeurl
[
	url :"https://ideolve.example/v4/user/7/note"
	type :POST
	parameters:note.toString()
	headers:headers
	detailed:true
];
info response.get("responseCode") + " " + response.get("responseText");
"""


def test_a_json_body_is_posted_and_its_answer_read() -> None:
    world = World(replies=[Reply(201, '{"id":"9"}', JSON, b'{"id":"9"}')])
    assert logged(POST, world) == ('201 {"id":"9"}',)
    [sent] = world.sent
    assert (sent.method, sent.url) == ("POST", "https://ideolve.example/v4/user/7/note")
    assert (sent.parameters, sent.headers) == ('{"subject":"Café"}', {"Content-Type": "application/json"})
    assert (sent.detailed, sent.connection, sent.files) == (True, None, ())


def test_what_is_sent_is_not_shown_when_the_request_is_printed() -> None:
    world = World(replies=[Reply(200, "fake-answer", JSON, b"fake-answer")])
    key = 'headers.put("Content-Type","application/json");\nheaders.put("Api-Key","fake-secret-1");'
    logged(POST.replace('headers.put("Content-Type","application/json");', key), world)
    assert world.sent[0].headers["Api-Key"] == "fake-secret-1"
    assert "fake-secret-1" not in repr(world.sent)
    assert "Café" not in repr(world.sent)


@pytest.mark.parametrize("status", [204, 400, 500])
def test_any_status_is_an_answer_with_detailed(status: int) -> None:
    assert logged(POST, World(replies=[Reply(status)])) == (f"{status} ",)


def test_no_answer_at_all_is_a_runtime_error() -> None:
    assert failed(POST) == "socket timeout error"
    caught = f'try\n{{\n{POST}\n}}\ncatch (e)\n{{\n\tinfo "unreachable";\n}}'
    assert logged(caught, World()) == ("unreachable",)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("note.toString()", "note", "a map is sent as a form, not as JSON"),
        ("\tdetailed:true\n", "", "without detailed:true only the download"),
        ("detailed:true", "detailed:false", "detailed is confirmed with true only"),
        (":POST", ":GET", "parameters with GET"),
        ("headers:headers", 'headers:"Content-Type: application/json"', "headers that are text"),
        ('"application/json"', "7", "the header Content-Type that is number"),
        ('"https://ideolve.example/v4/user/7/note"', '""', "'' as a URL"),
        ("/v4/user", "/v4/the user", "'https://ideolve.example/v4/the user/7/note' as a URL"),
        (
            "user/7/note",
            "user/7/note/{note}/comment",
            "'https://ideolve.example/v4/user/7/note/{note}/comment' as",
        ),
        ('"Content-Type"', '"Accept"', "what a text is sent as without the header Content-Type"),
        ("detailed:true", "detailed:true\n\tconnection:7", "a connection that is number"),
    ],
)
def test_requests_that_are_refused(before: str, after: str, reason: str) -> None:
    assert POST.count(before) == 1
    assert refused(POST.replace(before, after), World(replies=[Reply(200, "x", JSON, b"x")])).startswith(
        reason
    )


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('\turl :"https://ideolve.example/v4/user/7/note"\n', "", "'url' is missing for invokeurl task"),
        ("\ttype :POST\n", "", "'type' is missing for invokeurl task"),
        (":POST", ':"POST"', '"POST" is not one of GET, POST'),
        (":POST", ":POTS", "'POTS' is not one of GET, POST"),
        ("\tdetailed:true", "\tdetail:true", "'detail' is not a key of invokeurl"),
        ("\tdetailed:true", "\tresponse-format:FILE", "'response' is not a key of invokeurl"),
        ("\tdetailed:true", "\tdetailed:true,", "',' is not a key of invokeurl"),
        ("\theaders:headers\n", "\theaders:headers ", "each key of invokeurl needs a line of its own"),
        ("\tdetailed:true", "\tdetailed:true\n\tdetailed:true", "'detailed' is there twice"),
        ("\tdetailed:true", "\tdetailed true", "'detailed' is not a key of invokeurl, or its ':' is missing"),
        ("];", "]", "';' is missing"),
    ],
)
def test_requests_that_do_not_compile(before: str, after: str, message: str) -> None:
    assert before in POST
    assert error_in(POST.replace(before, after)).startswith(message)


def test_invokeurl_stands_on_the_right_of_a_variable_only() -> None:
    inside = "info invokeurl\n[\n\turl :rec_id\n\ttype :GET\n];"
    assert error_in(inside) == "invokeurl is confirmed on the right of '=' only"


SEND_FILE = """
file = invokeurl
[
	url :"https://crm.example/crm/v8/Accounts/1/Attachments/2"
	type :GET
	connection:"ideolve_crm"
];
file.setParamName("file");
response = invokeurl
[
	url :"https://ideolve.example/v4/user/7/note/9/attachment"
	type :POST
	files:file
	detailed:true
];
info response.get("responseCode") + "";
"""


def test_a_file_goes_from_one_service_to_the_other() -> None:
    download = Reply(200, "%PDF", A_FILE, b"%PDF", file_name="offer.pdf")
    world = World(replies=[download, Reply(200)])
    assert logged(SEND_FILE, world) == ("200",)
    assert world.sent[0].connection == "ideolve_crm"
    [file] = world.sent[1].files
    assert (file.name, file.content, file.content_type, file.part) == (
        "offer.pdf",
        b"%PDF",
        "application/pdf",
        "file",
    )
    named = SEND_FILE.replace('Name("file");', 'Name("file");\nfile.setFileName("renamed.pdf");')
    world = World(replies=[download, Reply(200)])
    logged(named, world)
    assert world.sent[1].files[0].name == "renamed.pdf"


def test_with_detailed_the_file_is_in_the_answer() -> None:
    lines = SEND_FILE.replace('"ideolve_crm"\n', '"ideolve_crm"\n\tdetailed:true\n', 1)
    lines = lines.replace("file = ", "got = ", 1).replace(
        "file.set", 'file = got.get("responseText");\nfile.set'
    )
    world = World(
        replies=[Reply(200, "hello", {**A_FILE, "Content-Type": "text/plain"}, b"hello"), Reply(200)]
    )
    assert logged(lines, world) == ("200",)
    assert world.sent[1].files[0].content == b"hello"


@pytest.mark.parametrize(
    ("lines", "reply", "reason"),
    [
        (SEND_FILE, Reply(404, "{}", JSON, b"{}"), "an answer 404 without detailed:true"),
        (SEND_FILE, Reply(200, "{}", JSON, b"{}"), "without detailed:true only the download of a file"),
        (SEND_FILE, Reply(204), "without detailed:true only the download of a file"),
        (
            SEND_FILE.replace('file.setParamName("file");', ""),
            Reply(200, "", A_FILE, b"%PDF"),
            "the name of a file's part",
        ),
        (
            SEND_FILE.replace("files:file", 'files:"file"'),
            Reply(200, "", A_FILE, b"%PDF"),
            "files that are text",
        ),
    ],
)
def test_files_that_are_refused(lines: str, reply: Reply, reason: str) -> None:
    assert refused(lines, World(replies=[reply, Reply(200)])).startswith(reason)


def test_what_is_too_large_is_a_runtime_error() -> None:
    large = Reply(200, "", A_FILE, b"x" * 15_000_001)
    assert failed(SEND_FILE, World(replies=[large])) == "the answer is larger than may be downloaded"
    elsewhere = SEND_FILE.replace('\tconnection:"ideolve_crm"\n', "")
    six = Reply(200, "", A_FILE, b"x" * 6_000_000)
    assert failed(elsewhere, World(replies=[six])) == "the answer is larger than may be downloaded"
    assert logged(SEND_FILE, World(replies=[six, Reply(200)])) == ("200",)


MAIL = """
sendmail
[
	from :zoho.adminuserid
	to :"ops@example.com"
	subject :"Notes for " + rec_id
	message :"See the log."
]
info "told";
"""


def test_a_mail_is_sent() -> None:
    world = World()
    assert logged(MAIL, world) == ("told",)
    assert world.mails == [Mail("admin@example.com", "ops@example.com", "Notes for 1001", "See the log.")]


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("zoho.adminuserid", '"other@example.com"', "a mail that is not from zoho.adminuserid"),
        ('"ops@example.com"', '""', "a mail without one address"),
        ('"See the log."', "7", "'message' of a mail that is number"),
    ],
)
def test_mails_that_are_refused(before: str, after: str, reason: str) -> None:
    world = World()
    assert refused(MAIL.replace(before, after), world).startswith(reason)
    assert world.mails == []


def test_mails_that_do_not_compile() -> None:
    assert (
        error_in(MAIL.replace('\tsubject :"Notes for " + rec_id\n', ""))
        == "'subject' is missing for sendmail task"
    )
    assert error_in(MAIL.replace("\tto ", "\tcc ").replace("]", '\tto :"a@example.com"\n]')) == (
        "'cc' is not a key of sendmail"
    )
    assert error_in(MAIL.replace("]", "];")) == "after sendmail [ ] no ';' is confirmed"


def test_records_variables_and_related_lists() -> None:
    world = World(
        variables={"ideolve_paused": "no"},
        records={("Accounts", "1001"): {"id": "1001", "Account_Name": "Meridian", "Owner": {"name": "Ana"}}},
        related={("Attachments", "Accounts", "1001"): [{"id": "5", "File_Name": "a.pdf"}]},
    )
    lines = """
info zoho.crm.getOrgVariable("ideolve_paused");
account = zoho.crm.getRecordById("Accounts",rec_id.toLong());
info account.get("Account_Name") + " of " + account.get("Owner").get("name");
account.put("Account_Name","changed here only");
for each  file in zoho.crm.getRelatedRecords("Attachments","Accounts",rec_id)
{
	info file.get("File_Name");
}
changes = Map();
changes.put("Ideolve_Note_Id","9");
answer = zoho.crm.updateRecord("Accounts",rec_id,changes);
info answer;
"""
    assert logged(lines, world) == ("no", "Meridian of Ana", "a.pdf", '{"id":"1001"}')
    assert world.updates == [("Accounts", "1001", {"Ideolve_Note_Id": "9"})]
    assert world.records["Accounts", "1001"]["Account_Name"] == "Meridian"


def test_what_is_not_there_is_null() -> None:
    lines = """
if(zoho.crm.getOrgVariable("other") == null)
{
	info "no variable";
}
account = zoho.crm.getRecordById("Accounts",rec_id);
if(account == null)
{
	info "no record";
}
info zoho.crm.getRelatedRecords("Attachments","Accounts",rec_id).size() + "";
"""
    assert logged(lines) == ("no variable", "no record", "0")
