"""As `with_zoho_sdk`, for what is set up in CRM and for its records: fields, variables, accounts, attachments."""

# The SDK has no annotations.
# mypy: disable-error-code="import-untyped, import-not-found"
# ruff: noqa: ANN401

from typing import Any

from zohocrmsdk.src.com.zoho.crm.api import HeaderMap, ParameterMap
from zohocrmsdk.src.com.zoho.crm.api.attachments import (
    AttachmentsOperations,
    FileBodyWrapper,
    GetAttachmentsParam,
)
from zohocrmsdk.src.com.zoho.crm.api.fields import BodyWrapper as NewFields
from zohocrmsdk.src.com.zoho.crm.api.fields import CreateFieldParam, Fields, FieldsOperations, GetFieldsParam
from zohocrmsdk.src.com.zoho.crm.api.record import BodyWrapper as NewRecords
from zohocrmsdk.src.com.zoho.crm.api.record import GetRecordsParam, Record, RecordOperations
from zohocrmsdk.src.com.zoho.crm.api.util import Choice, StreamWrapper
from zohocrmsdk.src.com.zoho.crm.api.variable_groups import VariableGroupsOperations
from zohocrmsdk.src.com.zoho.crm.api.variables import BodyWrapper as NewVariables
from zohocrmsdk.src.com.zoho.crm.api.variables import Variable, VariableGroup, VariablesOperations

from tests.e2e.with_zoho_sdk import run, told


def add_field(module: str, label: str) -> Any:
    wanted, body, parameters = Fields(), NewFields(), ParameterMap()
    wanted.set_field_label(label)
    wanted.set_data_type("text")
    wanted.set_length(100)
    body.set_fields([wanted])
    parameters.add(CreateFieldParam.module, module)
    answer = FieldsOperations().create_field(body, parameters)
    return told(answer.get_status_code(), answer.get_object().get_fields()[0])


def custom_fields(module: str) -> Any:
    parameters = ParameterMap()
    parameters.add(GetFieldsParam.module, module)
    found = FieldsOperations().get_fields(parameters).get_object().get_fields()
    return [[one.get_api_name(), one.get_length()] for one in found if one.get_custom_field()]


def add_variable(name: str, value: str) -> Any:
    groups = VariableGroupsOperations().get_variable_groups().get_object().get_variable_groups()
    wanted, group, body = Variable(), VariableGroup(), NewVariables()
    group.set_id(groups[0].get_id())
    wanted.set_name(name)
    wanted.set_api_name(name)
    wanted.set_type(Choice("text"))
    wanted.set_variable_group(group)
    wanted.set_value(value)
    body.set_variables([wanted])
    answer = VariablesOperations().create_variables(body)
    return told(answer.get_status_code(), answer.get_object().get_variables()[0])


def variables() -> Any:
    found = VariablesOperations().get_variables(ParameterMap()).get_object().get_variables()
    return [[one.get_api_name(), one.get_value(), one.get_variable_group().get_api_name()] for one in found]


def add_account(name: str, revenue: float) -> Any:
    wanted, body = Record(), NewRecords()
    wanted.add_key_value("Account_Name", name)
    wanted.add_key_value("Annual_Revenue", revenue)
    body.set_data([wanted])
    answer = RecordOperations("Accounts").create_records(body, HeaderMap())
    return told(answer.get_status_code(), answer.get_object().get_data()[0])


def account(record_id: str) -> Any:
    answer = RecordOperations("Accounts").get_record(int(record_id), ParameterMap(), HeaderMap())
    (found,) = answer.get_object().get_data()
    owner = found.get_key_value("Owner").get_name()
    return [found.get_key_value("Account_Name"), found.get_key_value("Annual_Revenue"), owner]


def deals() -> Any:
    parameters = ParameterMap()
    parameters.add(GetRecordsParam.fields, "Deal_Name,Account_Name")
    found = RecordOperations("Deals").get_records(parameters, HeaderMap()).get_object().get_data()
    return [
        [one.get_key_value("Deal_Name"), str(one.get_key_value("Account_Name").get_id())] for one in found
    ]


def attach(record_id: str, path: str) -> Any:
    body = FileBodyWrapper()
    body.set_file(StreamWrapper(file_path=path))
    answer = AttachmentsOperations().upload_attachments(int(record_id), "Accounts", body)
    return told(answer.get_status_code(), answer.get_object().get_data()[0])


def attachments(record_id: str) -> Any:
    parameters = ParameterMap()
    parameters.add(GetAttachmentsParam.fields, "id,File_Name,Size")
    found = AttachmentsOperations().get_attachments(int(record_id), "Accounts", parameters)
    return [[one.get_file_name(), one.get_size()] for one in found.get_object().get_data()]


if __name__ == "__main__":
    run(
        {
            deed.__name__: deed
            for deed in (
                add_field,
                custom_fields,
                add_variable,
                variables,
                add_account,
                account,
                deals,
                attach,
                attachments,
            )
        }
    )
