import type { peopleAndPlaces } from "./people-and-places.ts";
import type { timeAndWork } from "./time-and-work.ts";
import type { trade } from "./trade.ts";

type Notions = keyof typeof trade | keyof typeof timeAndWork | keyof typeof peopleAndPlaces;

/** Words of column and table names in Korean, Thai, Arabic (with its article and without) and Hebrew (without its quotes), by the notion they stand for. */
export const furtherScripts: Partial<Record<Notions, string>> = {
  number: "번호 رقم الرقم מספר מס เลขที่",
  code: "코드 كود الرمز קוד รหัส",
  name: "이름 성명 명칭 명 اسم الاسم שם ชื่อ",
  customer: "고객 거래처 매출처 구매자 العميل عميل العملاء عملاء الزبون זבון לקוח לקוחות הלקוח ลูกค้า",
  company: "회사 상호 업체 법인 الشركة شركة חברה החברה",
  phone: "전화 전화번호 연락처 الهاتف هاتف טלפון โทรศัพท์ เบอร์โทร",
  mobile: "휴대폰 핸드폰 휴대전화 الجوال جوال المحمول נייד סלולרי",
  mail: "이메일 메일 البريد_الإلكتروني الإيميل דואל מייל אימייל อีเมล",
  address: "주소 العنوان عنوان כתובת ที่อยู่",
  street: "الشارع شارع רחוב",
  city: "도시 المدينة مدينة עיר ישוב",
  postcode: "우편번호 الرمز_البريدي מיקוד",
  country: "국가 الدولة البلد ארץ מדינה",
  taxid: "사업자번호 사업자등록번호 الرقم_الضريبي חפ עוסק",
  date: "일자 날짜 일 일시 التاريخ تاريخ תאריך วันที่",
  due: "만기 납기 الاستحقاق פירעון ครบกำหนด",
  invoice: "세금계산서 청구서 계산서 전표 الفاتورة فاتورة الفواتير فواتير חשבונית חשבוניות ใบแจ้งหนี้ ใบกำกับภาษี",
  order: "주문 الطلب طلب الطلبات הזמנה הזמנות คำสั่งซื้อ",
  sales: "매출 판매 المبيعات מכירות",
  net: "공급가액 공급가 الصافي صافي قبل_الضريبة לפני_מעמ",
  tax: "부가세 세액 الضريبة ضريبة מעמ ภาษี",
  total: "합계 총액 총 الإجمالي إجمالي المجموع סהכ ยอดรวม รวม",
  amount: "금액 المبلغ مبلغ القيمة סכום จำนวนเงิน",
  quantity: "수량 الكمية كمية כמות จำนวน",
  price: "단가 가격 السعر سعر מחיר ราคา",
  product: "품목 상품 제품 품명 المنتج منتج الصنف מוצר פריט สินค้า",
  payment: "입금 결제 الدفع دفعة תשלום תשלומים ชำระเงิน การชำระเงิน",
  paid: "المدفوع שולם",
  currency: "통화 العملة מטבע",
  type: "유형 종류 구분 نوع النوع סוג ประเภท",
  document: "문서 المستند مستند מסמך מסמכים เอกสาร",
  asset: "차량 장비 مركبة سيارة רכב ยานพาหนะ รถ",
  status: "상태 처리상태 الحالة حالة סטטוס מצב สถานะ",
  note: "비고 메모 ملاحظات הערות",
};
