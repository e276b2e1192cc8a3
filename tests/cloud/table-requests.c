/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "table-requests.h"

const char *const table_requests[] = {
  "sites plain|sites|GET /app-api/search_sites.json?searchText=&favourite=false|",
  "sites older|sites|GET /service/evse_controller/sites|",
  "sites older-v1|sites|GET /service/evse_controller/api/v1/sites|",
  "sites older-json|sites|GET /service/evse_controller/sites.json|",
  "ev-status plural|today|GET /service/evse_controller/5210846/ev_chargers/status|",
  "ev-status singular|today|GET /service/evse_controller/5210846/ev_charger/status|",
  "ev-heartbeat plain|today|GET /service/evse_controller/api/v2/5210846/ev_chargers/status|",
  "ev-summary v2|today|GET /service/evse_controller/api/v2/5210846/ev_chargers/summary?filter_reti"
  "red=true|",
  "ev-summary v1|today|GET /service/evse_controller/5210846/ev_chargers/summary?filter_retired=tru"
  "e|",
  "ev-summary-one v2|today|GET /service/evse_controller/api/v2/5210846/ev_chargers/482309115570/su"
  "mmary|",
  "ev-summary-one v1|today|GET /service/evse_controller/5210846/ev_chargers/482309115570/summary|",
  "start-ev-live plain|today-bearer|GET /service/evse_controller/5210846/ev_chargers/start_live_st"
  "ream|",
  "stop-ev-live plain|today-bearer|GET /service/evse_controller/5210846/ev_chargers/stop_live_stre"
  "am|",
  "charger-config tokens|today-json|POST /service/evse_controller/api/v1/5210846/ev_chargers/48230"
  "9115570/ev_charger_config|[{\"key\":\"sessionAuthentication\"},{\"key\":\"rfidSessionAuthentica"
  "tion\"}]",
  "charger-config cookies|today-cookies|POST /service/evse_controller/api/v1/5210846/ev_chargers/4"
  "82309115570/ev_charger_config|[{\"key\":\"sessionAuthentication\"},{\"key\":\"rfidSessionAuthen"
  "tication\"}]",
  "set-charger-config tokens|today-json|PUT /service/evse_controller/api/v1/5210846/ev_chargers/48"
  "2309115570/ev_charger_config|[{\"key\":\"sessionAuthentication\",\"value\":\"enabled\"}]",
  "set-charger-config cookies|today-cookies|PUT /service/evse_controller/api/v1/5210846/ev_charger"
  "s/482309115570/ev_charger_config|[{\"key\":\"sessionAuthentication\",\"value\":\"enabled\"}]",
  "history-criteria plain|records|GET /service/enho_historical_events_ms/5210846/filter_criteria?s"
  "ource=evse&requestId=u-1&username=6049921|",
  "charge-history plain|records|POST /service/enho_historical_events_ms/5210846/sessions/482309115"
  "570/history|{\"source\":\"evse\",\"params\":{\"offset\":0,\"limit\":50,\"startDate\":\"11-02-20"
  "24\",\"endDate\":\"06-05-2026\",\"timezone\":\"Europe/Amsterdam\"}}",
  "lifetime plain|layout|GET /pv/systems/5210846/lifetime_energy|",
  "devices plain|history|GET /app-api/5210846/devices.json|",
  "events plain|events|GET /service/events-platform-service/v1.0/5210846/events/homeowner?page_siz"
  "e=30|",
  "outages plain|history|GET /app-api/5210846/battery_backup_history.json|",
  "grid-check plain|history|GET /app-api/5210846/grid_control_check.json|",
  "send-grid-code plain|history-bearer|GET /app-api/5210846/grid_toggle_otp.json|",
  "verify-grid-code plain|history-form|POST /app-api/grid_toggle_otp.json|otp=0391&site_id=5210846",
  "set-grid-state plain|history-form|POST /pv/settings/grid_state.json|envoy_serial_number=1219480"
  "03377&state=1",
  "log-grid-change plain|history-form|POST /pv/settings/log_grid_change.json|envoy_serial_number=1"
  "21948003377&old_state=OPER_RELAY_CLOSED&new_state=OPER_RELAY_OFFGRID_AC_GRID_PRESENT",
  "off-grid-context plain|history|GET /app-api/5210846/off_grid_due_to_grid_outage|",
  "panels plain|history|GET /app-api/5210846/inverters.json?limit=1000&offset=0&search=|",
  "panel-energy plain|layout|GET /systems/5210846/inverter_data_x/energy.json?start_date=2024-02-1"
  "1&end_date=2026-05-06|",
  "panel-states plain|layout|GET /systems/5210846/inverter_status_x.json|",
  "battery-status plain|history|GET /pv/settings/5210846/battery_status.json|",
  "latest-power plain|history|GET /app-api/5210846/get_latest_power|",
  "today plain|today-read|GET /pv/systems/5210846/today|",
  "live-offer plain|dashboard|GET /app-api/5210846/show_livestream|",
  "live-status-grant plain|today|GET /pv/aws_sigv4/livestream.json?serial_num=121948003377|",
  "live-vitals-grant plain|today|GET /pv/aws_sigv4/livestream.json?serial_num=121948003377&live_de"
  "bug=true|",
  "car-energy-days plain|records|GET /service/timeseries/evse/timeseries/daily_energy?site_id=5210"
  "846&source=evse&requestId=u-1&start_date=2024-02-11&username=6049921|",
  "car-energy plain|records|GET /service/timeseries/evse/timeseries/lifetime_energy?site_id=521084"
  "6&source=evse&requestId=u-1&username=6049921|",
  "start-charging post|today-json|POST /service/evse_controller/5210846/ev_chargers/482309115570/s"
  "tart_charging|{\"chargingLevel\":16,\"connectorId\":1}",
  "start-charging put|today-json|PUT /service/evse_controller/5210846/ev_chargers/482309115570/sta"
  "rt_charging|{\"chargingLevel\":16,\"connectorId\":1}",
  "start-charging singular|today-json|POST /service/evse_controller/5210846/ev_charger/48230911557"
  "0/start_charging|{\"chargingLevel\":16,\"connectorId\":1}",
  "start-charging snake|today-json|POST /service/evse_controller/5210846/ev_chargers/482309115570/"
  "start_charging|{\"charging_level\":16,\"connector_id\":1}",
  "start-charging connector|today-json|POST /service/evse_controller/5210846/ev_chargers/482309115"
  "570/start_charging|{\"connectorId\":1}",
  "start-charging bare|today-json|POST /service/evse_controller/5210846/ev_chargers/482309115570/s"
  "tart_charging|",
  "start-charging bare-singular|today-json|POST /service/evse_controller/5210846/ev_charger/482309"
  "115570/start_charging|",
  "start-charging level|today-json|POST /service/evse_controller/5210846/ev_chargers/482309115570/"
  "start_charging|{\"chargingLevel\":16}",
  "stop-charging put|today-json|PUT /service/evse_controller/5210846/ev_chargers/482309115570/stop"
  "_charging|",
  "stop-charging post|today-json|POST /service/evse_controller/5210846/ev_chargers/482309115570/st"
  "op_charging|",
  "stop-charging singular|today-json|POST /service/evse_controller/5210846/ev_charger/482309115570"
  "/stop_charging|",
  "trigger-message plain|today-json|POST /service/evse_controller/5210846/ev_charger/482309115570/"
  "trigger_message|{\"requestedMessage\":\"MeterValues\"}",
  "charge-mode plain|today-json|GET /service/evse_scheduler/api/v1/iqevc/charging-mode/5210846/482"
  "309115570/preference|",
  "set-charge-mode plain|today-json|PUT /service/evse_scheduler/api/v1/iqevc/charging-mode/5210846"
  "/482309115570/preference|{\"mode\":\"GREEN_CHARGING\"}",
  "green-settings plain|today-json|GET /service/evse_scheduler/api/v1/iqevc/charging-mode/GREEN_CH"
  "ARGING/5210846/482309115570/settings|",
  "set-green-settings plain|today-json|PUT /service/evse_scheduler/api/v1/iqevc/charging-mode/GREE"
  "N_CHARGING/5210846/482309115570/settings|{\"chargerSettingList\":[{\"chargerSettingName\":\"USE"
  "_BATTERY_FOR_SELF_CONSUMPTION\",\"enabled\":false,\"value\":null,\"loader\":false}]}",
  "schedule plain|today-json|GET /service/evse_scheduler/api/v1/iqevc/charging-mode/SCHEDULED_CHAR"
  "GING/5210846/482309115570/schedules|",
  "replace-schedule plain|today-json|PATCH /service/evse_scheduler/api/v1/iqevc/charging-mode/SCHE"
  "DULED_CHARGING/5210846/482309115570/schedules|{\"meta\":{\"serverTimeStamp\":\"2026-03-20T06:20"
  ":31.552+00:00\",\"rowCount\":2},\"data\":[{\"id\":\"5210846:482309115570:9a5830cf-b566-448f-ba8"
  "d-d244549822dd\",\"startTime\":\"22:30\",\"endTime\":\"05:45\",\"chargingLevel\":16,\"chargingL"
  "evelAmp\":16.0,\"scheduleType\":\"CUSTOM\",\"days\":[1,2],\"remindTime\":\"30\",\"enabled\":tru"
  "e,\"sourceType\":\"U\\u0054IL\"},{\"id\":\"off\",\"startTime\":null,\"scheduleType\":\"OFF_PEAK"
  "\",\"enabled\":false}]}",
  "enable-slots plain|today-json|PATCH /service/evse_scheduler/api/v1/iqevc/charging-mode/SCHEDULE"
  "D_CHARGING/5210846/482309115570/schedules|{\"5210846:482309115570:9a5830cf-b566-448f-ba8d-d2445"
  "49822dd\":\"ENABLED\",\"off\":\"ENABLED\"}",
  "change-slot plain|today-json|PATCH /service/evse_scheduler/api/v1/iqevc/charging-mode/SCHEDULED"
  "_CHARGING/5210846/482309115570/schedule/5210846%3A482309115570%3A9a5830cf-b566-448f-ba8d-d24454"
  "9822dd|{\"id\":\"5210846:482309115570:9a5830cf-b566-448f-ba8d-d244549822dd\",\"startTime\":\"22"
  ":30\",\"endTime\":\"05:45\",\"chargingLevel\":16,\"chargingLevelAmp\":16.0,\"scheduleType\":\"C"
  "USTOM\",\"days\":[1,2],\"remindTime\":\"30\",\"enabled\":true,\"sourceType\":\"U\\u0054IL\"}",
  "add-slot plain|today-json|POST /service/evse_scheduler/api/v1/iqevc/charging-mode/SCHEDULED_CHA"
  "RGING/5210846/482309115570/schedule|{\"id\":\"5210846:482309115570:9a5830cf-b566-448f-ba8d-d244"
  "549822dd\",\"startTime\":\"22:30\",\"endTime\":\"05:45\",\"chargingLevel\":16,\"chargingLevelAm"
  "p\":16.0,\"scheduleType\":\"CUSTOM\",\"days\":[1,2],\"remindTime\":\"30\",\"enabled\":true,\"so"
  "urceType\":\"U\\u0054IL\"}",
  "delete-slot plain|today-json|DELETE /service/evse_scheduler/api/v1/iqevc/charging-mode/SCHEDULE"
  "D_CHARGING/5210846/482309115570/schedule/5210846%3A482309115570%3A9a5830cf-b566-448f-ba8d-d2445"
  "49822dd|",
  "battery-stream-grant primary|battery|GET /service/batteryConfig/api/v1/mqttSignedUrl/5210846|",
  "battery-stream-grant lean|battery-lean|GET /service/batteryConfig/api/v1/mqttSignedUrl/5210846|",
  "site-settings primary|battery|GET /service/batteryConfig/api/v1/siteSettings/5210846?userId=604"
  "9921|",
  "site-settings lean|battery-lean|GET /service/batteryConfig/api/v1/siteSettings/5210846?userId=6"
  "049921|",
  "profile primary|battery|GET /service/batteryConfig/api/v1/profile/5210846?source=enho&userId=60"
  "49921|",
  "profile lean|battery-lean|GET /service/batteryConfig/api/v1/profile/5210846?source=enho&userId="
  "6049921|",
  "set-profile primary|battery-write|PUT /service/batteryConfig/api/v1/profile/5210846?userId=6049"
  "921&source=enho|{\"profile\":\"cost_savings\",\"operationModeSubType\":\"prioritize-energy\","
  "\"batteryBackupPercentage\":22}",
  "set-profile primary-no-devices|battery-write|PUT /service/batteryConfig/api/v1/profile/5210846?"
  "userId=6049921&source=enho|{\"profile\":\"cost_savings\",\"operationModeSubType\":\"prioritize-"
  "energy\",\"batteryBackupPercentage\":22}",
  "set-profile primary-no-source|battery-write|PUT /service/batteryConfig/api/v1/profile/5210846?u"
  "serId=6049921|{\"profile\":\"cost_savings\",\"operationModeSubType\":\"prioritize-energy\",\"ba"
  "tteryBackupPercentage\":22}",
  "set-profile merged-primary|battery-write|PUT /service/batteryConfig/api/v1/profile/5210846?user"
  "Id=6049921&source=enho|{\"profile\":\"cost_savings\",\"veryLowSoc\":10,\"devices\":{\"iqEvse\":"
  "{}},\"operationModeSubType\":\"prioritize-energy\",\"batteryBackupPercentage\":22}",
  "set-profile merged-primary-no-source|battery-write|PUT /service/batteryConfig/api/v1/profile/52"
  "10846?userId=6049921|{\"profile\":\"cost_savings\",\"veryLowSoc\":10,\"devices\":{\"iqEvse\":{}"
  "},\"operationModeSubType\":\"prioritize-energy\",\"batteryBackupPercentage\":22}",
  "set-profile cookie|battery-cookie|PUT /service/batteryConfig/api/v1/profile/5210846?userId=6049"
  "921|{\"profile\":\"cost_savings\",\"operationModeSubType\":\"prioritize-energy\",\"batteryBacku"
  "pPercentage\":22}",
  "set-profile merged-cookie|battery-cookie|PUT /service/batteryConfig/api/v1/profile/5210846?user"
  "Id=6049921&source=enho|{\"profile\":\"cost_savings\",\"veryLowSoc\":10,\"devices\":{\"iqEvse\":"
  "{}},\"operationModeSubType\":\"prioritize-energy\",\"batteryBackupPercentage\":22}",
  "set-profile mixed|battery-mixed|PUT /service/batteryConfig/api/v1/profile/5210846?userId=604992"
  "1|{\"profile\":\"cost_savings\",\"operationModeSubType\":\"prioritize-energy\",\"batteryBackupP"
  "ercentage\":22}",
  "set-profile merged-mixed|battery-mixed|PUT /service/batteryConfig/api/v1/profile/5210846?userId"
  "=6049921&source=enho|{\"profile\":\"cost_savings\",\"veryLowSoc\":10,\"devices\":{\"iqEvse\":{}"
  "},\"operationModeSubType\":\"prioritize-energy\",\"batteryBackupPercentage\":22}",
  "cancel-profile primary|battery-write|PUT /service/batteryConfig/api/v1/cancel/profile/5210846?u"
  "serId=6049921&source=enho|{}",
  "cancel-profile lean|battery-write-lean|PUT /service/batteryConfig/api/v1/cancel/profile/5210846"
  "?userId=6049921&source=enho|{}",
  "cancel-profile cookie|battery-cookie|PUT /service/batteryConfig/api/v1/cancel/profile/5210846?u"
  "serId=6049921&source=enho|{}",
  "cancel-profile mixed|battery-mixed|PUT /service/batteryConfig/api/v1/cancel/profile/5210846?use"
  "rId=6049921&source=enho|{}",
  "battery-settings primary|battery|GET /service/batteryConfig/api/v1/batterySettings/5210846?sour"
  "ce=enlm&userId=6049921|",
  "battery-settings lean|battery-lean|GET /service/batteryConfig/api/v1/batterySettings/5210846?so"
  "urce=enlm&userId=6049921|",
  "set-battery-settings primary|battery-write|PUT /service/batteryConfig/api/v1/batterySettings/52"
  "10846?userId=6049921&source=enho|{\"veryLowSoc\":15}",
  "set-battery-settings apply|battery-write|PUT /service/batteryConfig/api/v1/batterySettings/5210"
  "846?userId=6049921|{\"profile\":\"self-consumption\",\"veryLowSoc\":15}",
  "set-battery-settings lean|battery-write-lean|PUT /service/batteryConfig/api/v1/batterySettings/"
  "5210846?userId=6049921&source=enho|{\"veryLowSoc\":15}",
  "set-battery-settings primary-no-source|battery-write|PUT /service/batteryConfig/api/v1/batteryS"
  "ettings/5210846?userId=6049921|{\"veryLowSoc\":15}",
  "set-battery-settings lean-no-source|battery-write-lean|PUT /service/batteryConfig/api/v1/batter"
  "ySettings/5210846?userId=6049921|{\"veryLowSoc\":15}",
  "set-battery-settings merged-primary|battery-write|PUT /service/batteryConfig/api/v1/batterySett"
  "ings/5210846?userId=6049921&source=enho|{\"profile\":\"self-consumption\",\"veryLowSoc\":15,\"d"
  "evices\":{\"iqEvse\":{}}}",
  "set-battery-settings merged-lean|battery-write-lean|PUT /service/batteryConfig/api/v1/batterySe"
  "ttings/5210846?userId=6049921&source=enho|{\"profile\":\"self-consumption\",\"veryLowSoc\":15,"
  "\"devices\":{\"iqEvse\":{}}}",
  "set-battery-settings merged-primary-no-source|battery-write|PUT /service/batteryConfig/api/v1/b"
  "atterySettings/5210846?userId=6049921|{\"profile\":\"self-consumption\",\"veryLowSoc\":15,\"dev"
  "ices\":{\"iqEvse\":{}}}",
  "set-battery-settings merged-lean-no-source|battery-write-lean|PUT /service/batteryConfig/api/v1"
  "/batterySettings/5210846?userId=6049921|{\"profile\":\"self-consumption\",\"veryLowSoc\":15,\"d"
  "evices\":{\"iqEvse\":{}}}",
  "set-battery-settings cookie|battery-cookie|PUT /service/batteryConfig/api/v1/batterySettings/52"
  "10846?userId=6049921&source=enho|{\"veryLowSoc\":15}",
  "set-battery-settings cookie-no-source|battery-cookie|PUT /service/batteryConfig/api/v1/batteryS"
  "ettings/5210846?userId=6049921|{\"veryLowSoc\":15}",
  "set-battery-settings merged-cookie|battery-cookie|PUT /service/batteryConfig/api/v1/batterySett"
  "ings/5210846?userId=6049921&source=enho|{\"profile\":\"self-consumption\",\"veryLowSoc\":15,\"d"
  "evices\":{\"iqEvse\":{}}}",
  "set-battery-settings merged-cookie-no-source|battery-cookie|PUT /service/batteryConfig/api/v1/b"
  "atterySettings/5210846?userId=6049921|{\"profile\":\"self-consumption\",\"veryLowSoc\":15,\"dev"
  "ices\":{\"iqEvse\":{}}}",
  "set-battery-settings mixed|battery-mixed|PUT /service/batteryConfig/api/v1/batterySettings/5210"
  "846?userId=6049921&source=enho|{\"veryLowSoc\":15}",
  "set-battery-settings mixed-no-source|battery-mixed|PUT /service/batteryConfig/api/v1/batterySet"
  "tings/5210846?userId=6049921|{\"veryLowSoc\":15}",
  "set-battery-settings merged-mixed|battery-mixed|PUT /service/batteryConfig/api/v1/batterySettin"
  "gs/5210846?userId=6049921&source=enho|{\"profile\":\"self-consumption\",\"veryLowSoc\":15,\"dev"
  "ices\":{\"iqEvse\":{}}}",
  "set-battery-settings merged-mixed-no-source|battery-mixed|PUT /service/batteryConfig/api/v1/bat"
  "terySettings/5210846?userId=6049921|{\"profile\":\"self-consumption\",\"veryLowSoc\":15,\"devic"
  "es\":{\"iqEvse\":{}}}",
  "set-battery-settings mixed-accepted|battery-mixed|PUT /service/batteryConfig/api/v1/batterySett"
  "ings/5210846?userId=6049921&source=enho|{\"veryLowSoc\":15}",
  "accept-disclaimer primary|battery-write|POST /service/batteryConfig/api/v1/batterySettings/acce"
  "ptDisclaimer/5210846|{\"disclaimer-type\":\"itc\"}",
  "accept-disclaimer lean|battery-write-lean|POST /service/batteryConfig/api/v1/batterySettings/ac"
  "ceptDisclaimer/5210846|{\"disclaimer-type\":\"itc\"}",
  "accept-disclaimer cookie|battery-cookie|POST /service/batteryConfig/api/v1/batterySettings/acce"
  "ptDisclaimer/5210846|{\"disclaimer-type\":\"itc\"}",
  "accept-disclaimer mixed|battery-mixed|POST /service/batteryConfig/api/v1/batterySettings/accept"
  "Disclaimer/5210846|{\"disclaimer-type\":\"itc\"}",
  "storm-alerts primary|battery|GET /service/batteryConfig/api/v1/stormGuard/5210846/stormAlert|",
  "storm-alerts lean|battery-lean|GET /service/batteryConfig/api/v1/stormGuard/5210846/stormAlert|",
  "opt-out-storm primary|battery-write|PUT /service/batteryConfig/api/v1/stormGuard/5210846/stormA"
  "lert|{\"stormAlerts\":[{\"id\":\"WX-1\",\"name\":\"Gale \\\"warning\\\"\",\"status\":\"opted-ou"
  "t\"}]}",
  "opt-out-storm lean|battery-write-lean|PUT /service/batteryConfig/api/v1/stormGuard/5210846/stor"
  "mAlert|{\"stormAlerts\":[{\"id\":\"WX-1\",\"name\":\"Gale \\\"warning\\\"\",\"status\":\"opted-"
  "out\"}]}",
  "opt-out-storm cookie|battery-cookie|PUT /service/batteryConfig/api/v1/stormGuard/5210846/stormA"
  "lert|{\"stormAlerts\":[{\"id\":\"WX-1\",\"name\":\"Gale \\\"warning\\\"\",\"status\":\"opted-ou"
  "t\"}]}",
  "opt-out-storm mixed|battery-mixed|PUT /service/batteryConfig/api/v1/stormGuard/5210846/stormAle"
  "rt|{\"stormAlerts\":[{\"id\":\"WX-1\",\"name\":\"Gale \\\"warning\\\"\",\"status\":\"opted-out"
  "\"}]}",
  "set-storm-guard primary|battery-write|PUT /service/batteryConfig/api/v1/stormGuard/toggle/52108"
  "46?userId=6049921&source=enho|{\"stormGuardState\":\"enabled\",\"evseStormEnabled\":false}",
  "set-storm-guard lean|battery-write-lean|PUT /service/batteryConfig/api/v1/stormGuard/toggle/521"
  "0846?userId=6049921&source=enho|{\"stormGuardState\":\"enabled\",\"evseStormEnabled\":false}",
  "set-storm-guard cookie|battery-cookie|PUT /service/batteryConfig/api/v1/stormGuard/toggle/52108"
  "46?userId=6049921&source=enho|{\"stormGuardState\":\"enabled\",\"evseStormEnabled\":false}",
  "set-storm-guard mixed|battery-mixed|PUT /service/batteryConfig/api/v1/stormGuard/toggle/5210846"
  "?userId=6049921&source=enho|{\"stormGuardState\":\"enabled\",\"evseStormEnabled\":false}",
  "battery-windows primary|battery|GET /service/batteryConfig/api/v1/battery/sites/5210846/schedul"
  "es|",
  "battery-windows lean|battery-lean|GET /service/batteryConfig/api/v1/battery/sites/5210846/sched"
  "ules|",
  "check-battery-windows primary|battery-write|POST /service/batteryConfig/api/v1/battery/sites/52"
  "10846/schedules/isValid|{\"scheduleType\":\"cfg\",\"forceScheduleOpted\":true}",
  "check-battery-windows lean|battery-write-lean|POST /service/batteryConfig/api/v1/battery/sites/"
  "5210846/schedules/isValid|{\"scheduleType\":\"cfg\",\"forceScheduleOpted\":true}",
  "check-battery-windows cookie|battery-cookie|POST /service/batteryConfig/api/v1/battery/sites/52"
  "10846/schedules/isValid|{\"scheduleType\":\"cfg\",\"forceScheduleOpted\":true}",
  "check-battery-windows mixed|battery-mixed|POST /service/batteryConfig/api/v1/battery/sites/5210"
  "846/schedules/isValid|{\"scheduleType\":\"cfg\",\"forceScheduleOpted\":true}",
  "add-battery-window primary|battery-write|POST /service/batteryConfig/api/v1/battery/sites/52108"
  "46/schedules|{\"timezone\":\"Europe/Amsterdam\",\"startTime\":\"01:30\",\"endTime\":\"04:45\","
  "\"scheduleType\":\"CFG\",\"days\":[1,2,3,4,5],\"limit\":85,\"isEnabled\":true}",
  "add-battery-window lean|battery-write-lean|POST /service/batteryConfig/api/v1/battery/sites/521"
  "0846/schedules|{\"timezone\":\"Europe/Amsterdam\",\"startTime\":\"01:30\",\"endTime\":\"04:45"
  "\",\"scheduleType\":\"CFG\",\"days\":[1,2,3,4,5],\"limit\":85,\"isEnabled\":true}",
  "add-battery-window cookie|battery-cookie|POST /service/batteryConfig/api/v1/battery/sites/52108"
  "46/schedules|{\"timezone\":\"Europe/Amsterdam\",\"startTime\":\"01:30\",\"endTime\":\"04:45\","
  "\"scheduleType\":\"CFG\",\"days\":[1,2,3,4,5],\"limit\":85,\"isEnabled\":true}",
  "add-battery-window mixed|battery-mixed|POST /service/batteryConfig/api/v1/battery/sites/5210846"
  "/schedules|{\"timezone\":\"Europe/Amsterdam\",\"startTime\":\"01:30\",\"endTime\":\"04:45\",\"s"
  "cheduleType\":\"CFG\",\"days\":[1,2,3,4,5],\"limit\":85,\"isEnabled\":true}",
  "change-battery-window primary|battery-write|PUT /service/batteryConfig/api/v1/battery/sites/521"
  "0846/schedules/0e20afea-c1f9-4515-84a7-8d4ce4ccc913|{\"timezone\":\"Europe/Amsterdam\",\"startT"
  "ime\":\"01:30\",\"endTime\":\"04:45\",\"scheduleType\":\"CFG\",\"days\":[1,2,3,4,5],\"limit\":8"
  "5}",
  "change-battery-window lean|battery-write-lean|PUT /service/batteryConfig/api/v1/battery/sites/5"
  "210846/schedules/0e20afea-c1f9-4515-84a7-8d4ce4ccc913|{\"timezone\":\"Europe/Amsterdam\",\"star"
  "tTime\":\"01:30\",\"endTime\":\"04:45\",\"scheduleType\":\"CFG\",\"days\":[1,2,3,4,5],\"limit"
  "\":85}",
  "change-battery-window cookie|battery-cookie|PUT /service/batteryConfig/api/v1/battery/sites/521"
  "0846/schedules/0e20afea-c1f9-4515-84a7-8d4ce4ccc913|{\"timezone\":\"Europe/Amsterdam\",\"startT"
  "ime\":\"01:30\",\"endTime\":\"04:45\",\"scheduleType\":\"CFG\",\"days\":[1,2,3,4,5],\"limit\":8"
  "5}",
  "change-battery-window mixed|battery-mixed|PUT /service/batteryConfig/api/v1/battery/sites/52108"
  "46/schedules/0e20afea-c1f9-4515-84a7-8d4ce4ccc913|{\"timezone\":\"Europe/Amsterdam\",\"startTim"
  "e\":\"01:30\",\"endTime\":\"04:45\",\"scheduleType\":\"CFG\",\"days\":[1,2,3,4,5],\"limit\":85}",
  "delete-battery-window primary|battery-write|POST /service/batteryConfig/api/v1/battery/sites/52"
  "10846/schedules/0e20afea-c1f9-4515-84a7-8d4ce4ccc913/delete|{}",
  "delete-battery-window lean|battery-write-lean|POST /service/batteryConfig/api/v1/battery/sites/"
  "5210846/schedules/0e20afea-c1f9-4515-84a7-8d4ce4ccc913/delete|{}",
  "delete-battery-window cookie|battery-cookie|POST /service/batteryConfig/api/v1/battery/sites/52"
  "10846/schedules/0e20afea-c1f9-4515-84a7-8d4ce4ccc913/delete|{}",
  "delete-battery-window mixed|battery-mixed|POST /service/batteryConfig/api/v1/battery/sites/5210"
  "846/schedules/0e20afea-c1f9-4515-84a7-8d4ce4ccc913/delete|{}",
  "billing plain|tariff|GET /service/tariff/tariff-ms/systems/5210846/billing-details|",
  "set-billing plain|tariff-write|POST /service/tariff/tariff-ms/systems/5210846/billing-details?d"
  "ate=2024-02-11|{\"billingFrequency\":\"MONTH\",\"anyBillPeriodStartDate\":\"2025-08-18\",\"bill"
  "ingIntervalValue\":1}",
  "tariff plain|tariff|GET /service/tariff/tariff-ms/systems/5210846/tariff?include-site-details=t"
  "rue|",
  "set-tariff plain|tariff-write|PUT /service/tariff/tariff-ms/systems/5210846/tariff?user-id=6049"
  "921|{\"zipcode\":\"1013 XX\",\"purchase\":{\"seasons\":[{\"id\":\"default\",\"days\":[{\"id\":"
  "\"week\",\"periods\":[{\"id\":\"peak-1\",\"rate\":\"0.335\"}]}]}]}}",
  "dated-rates plain|tariff|GET /service/tariff/tariff-ms/systems/5210846/tariffs?rateType=BUYBACK"
  "&date=2024-02-11&includeUtility=|",
  "notify-tariff null|tariff-write|PUT /service/evse_scheduler/api/v1/siteConfig/5210846/tariff_ch"
  "ange|null",
  "notify-tariff empty|tariff-write|PUT /service/evse_scheduler/api/v1/siteConfig/5210846/tariff_c"
  "hange|",
  "alarms plain|dashboard|GET /service/system_dashboard/api_internal/dashboard/sites/5210846/alarm"
  "s?range=today&filter_columns=id,severity,type,serial_num,description,first_set&type=table&page="
  "1&per_page=200|",
  "site-status plain|dashboard|GET /service/system_dashboard/api_internal/dashboard/sites/5210846/"
  "status|",
  "roof-plan plain|layout|GET /systems/5210846/site_array_layout_x|",
  "feature-flags plain|today|GET /service/evse_management/api/v1/config/feature-flags?site_id=5210"
  "846|",
  "firmware plain|today|GET /service/evse_management/fwDetails/5210846|",
  "site-summary plain|dashboard|GET /service/system_dashboard/api_internal/cs/sites/5210846/summar"
  "y|",
  "dry-contacts plain|history|GET /pv/settings/5210846/dry_contacts|",
  "currency plain|history|GET /app-api/5210846/get_currency_conversion.json|",
};

const guint table_n_requests = G_N_ELEMENTS (table_requests);
